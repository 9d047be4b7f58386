import { findChromium } from './chromium.mjs'
import { findNginx } from './nginx.mjs'
import { build, install } from './prepare.mjs'
import { browserJourneys, finish, unitTests } from './stages.mjs'

// The tests of a grant's life and of two instances, with as many runs as there is time for: about 40 minutes.
install()
process.env.SOAK = '1'
const chromium = await findChromium()
const nginx = findNginx()
const lives = unitTests(['lib/grants/life.test.ts', 'lib/interactions/killed.test.ts'])
build()
finish([lives, browserJourneys({ chromium, nginx, only: ['--project', 'two instances'] })])
