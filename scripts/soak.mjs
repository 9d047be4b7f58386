import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { install, pinnedNode, root } from './prepare.mjs'

// The tests of a grant's life, with as many runs as there is time for: about half an hour.
install()
const { status } = spawnSync(
  pinnedNode(),
  [
    '--disable-warning=ExperimentalWarning',
    join('node_modules', 'vitest/vitest.mjs'),
    'run',
    'lib/grants/life.test.ts',
    'lib/interactions/killed.test.ts',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SOAK: '1' } },
)
process.exit(status ?? 1)
