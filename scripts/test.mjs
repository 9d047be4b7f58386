import { findChromium } from './chromium.mjs'
import { build, install } from './prepare.mjs'
import { browserJourneys, finish, staticChecks, unitTests } from './stages.mjs'

install()
const chromium = await findChromium()
const results = [...staticChecks(), unitTests()]
build()
finish([...results, browserJourneys(chromium)])
