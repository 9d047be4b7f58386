import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium, findWindowlessChromium } from './chromium.mjs'
import { findNginx } from './nginx.mjs'
import { build, install, root } from './prepare.mjs'
import { browserJourneys, finish, logsWithoutPersonalData, staticChecks, unitTests } from './stages.mjs'

install()
const chromium = await findChromium()
const windowless = findWindowlessChromium()
const nginx = findNginx()
const logFolder = join(root, '.data', 'test-logs')
rmSync(logFolder, { recursive: true, force: true })
process.env.LOG_FOLDER = logFolder
const began = new Date()
const results = [...staticChecks(), unitTests()]
build()
finish([
  ...results,
  browserJourneys({ chromium, windowless, nginx }),
  logsWithoutPersonalData(logFolder, began),
])
