import { spawnSync } from 'node:child_process'
import { install, pinnedNode, root } from './prepare.mjs'

install()
const { status } = spawnSync(
  pinnedNode(),
  ['--disable-warning=ExperimentalWarning', 'server/reseal.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
process.exit(status ?? 1)
