import { spawnSync } from 'node:child_process'
import { build, install, pinnedNode, root } from './prepare.mjs'

install()
build()
const { status } = spawnSync(
  pinnedNode(),
  ['--disable-warning=ExperimentalWarning', 'bench/main.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  },
)
process.exit(status ?? 1)
