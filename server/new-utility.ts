import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadProfile, readEnvironment } from '#lib/config/index.ts'
import { loadSandbox } from '#lib/customers/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { type Answers, askAll } from './new-utility/answers.ts'
import { openAsker } from './new-utility/ask.ts'
import { profileOf, secretVariableOf } from './new-utility/profile-of.ts'
import { sandboxOf } from './new-utility/sandbox-of.ts'

const asker = openAsker(process.stdin, process.stdout)

try {
  const { utilitiesFolder } = readEnvironment(process.env)
  process.stdout.write('An empty line takes what stands in brackets. All of it can be changed later.\n\n')
  const answers = await askAll(asker, utilitiesFolder)
  write(answers, utilitiesFolder)
  process.stdout.write(nextSteps(answers, utilitiesFolder))
} catch (error) {
  if (!isCoded(error)) throw error
  process.stderr.write(`\nNothing was written. ${error.message}\n`)
  process.exitCode = 2
} finally {
  asker.close()
}

/** Both files, loaded as a start would load them, or nothing. */
function write(answers: Answers, utilitiesFolder: string) {
  const folder = join(utilitiesFolder, answers.id)
  mkdirSync(folder)
  try {
    writeFileSync(join(folder, 'profile.json'), json(profileOf(answers, new Date().toISOString())))
    writeFileSync(join(folder, 'sandbox.json'), json(sandboxOf(answers)))
    loadProfile(answers.id, utilitiesFolder)
    loadSandbox(answers.id, utilitiesFolder)
  } catch (error) {
    rmSync(folder, { recursive: true })
    throw error
  }
}

function nextSteps({ id, signIn }: Answers, utilitiesFolder: string): string {
  const variables = [
    ...(utilitiesFolder !== 'utilities' ? [`UTILITIES_FOLDER=${utilitiesFolder}`] : []),
    ...(signIn.includes('openid-connect') ? [`${secretVariableOf(id)}=…`] : []),
    `UTILITY=${id}`,
  ]
  return `
${join(utilitiesFolder, id)} has profile.json, which is yours to change, and sandbox.json, a made-up customer.

Start it: ${variables.join(' ')} npm start
Then read docs/utility.md, from "Make it yours" on.
`
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
