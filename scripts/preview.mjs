import { spawn } from 'node:child_process'
import { build, install, pinnedNode, root } from './prepare.mjs'

// Every page and mail of a profile side by side, anew whenever its files change: docs/utility.md.

install()
build()
const preview = spawn(pinnedNode(), ['--disable-warning=ExperimentalWarning', 'scripts/preview/main.ts'], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => preview.kill(signal))
preview.on('exit', (status) => {
  process.exitCode = status ?? 1
})
