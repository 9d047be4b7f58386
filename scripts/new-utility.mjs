import { spawnSync } from 'node:child_process'
import { install, pinnedNode, root } from './prepare.mjs'

install()
const { status } = spawnSync(
  pinnedNode(),
  ['--disable-warning=ExperimentalWarning', 'server/new-utility.ts'],
  { cwd: root, stdio: 'inherit' },
)
process.exit(status ?? 1)
