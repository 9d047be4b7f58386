import { parseArgs } from 'node:util'
import { findChromium, findWindowlessChromium } from './chromium.mjs'
import { findNginx } from './nginx.mjs'
import { build, install, say } from './prepare.mjs'
import { browserJourneys, finish, unitTests } from './stages.mjs'

// A grant's life and two instances with as many runs as there is time for, and the journeys in each variant: an hour.
const { values } = parseArgs({
  options: {
    model: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    path: { type: 'string', default: '' },
    replay: { type: 'string', default: '' },
  },
})
const { model, seed, path, replay } = values
install()
process.env.SOAK = JSON.stringify({ seed: Number(seed), path, replay })
const lifeTest = 'lib/grants/life.test.ts'
process.on('exit', () => {
  say(`The model ran with: npm run soak -- --model --seed ${seed}`)
  say('A counterexample prints its path and replayPath: add --path and --replay to run it alone.')
})
if (model) finish([unitTests([lifeTest])])
const chromium = await findChromium()
const windowless = findWindowlessChromium()
const nginx = findNginx()
const lives = unitTests([lifeTest, 'lib/interactions/killed.test.ts'])
build()
const only = ['two instances', '*, phone without JavaScript', '*, desktop'].map((name) => `--project=${name}`)
finish([lives, browserJourneys({ chromium, windowless, nginx, only })])
