import { spawnSync } from 'node:child_process'
import { findChromium } from './chromium.mjs'
import { build, install, pinnedNode, root } from './prepare.mjs'

install()
build()
const { status } = spawnSync(
  pinnedNode(),
  ['--disable-warning=ExperimentalWarning', 'bench/main.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', CHROMIUM_PATH: await findChromium() },
  },
)
process.exit(status ?? 1)
