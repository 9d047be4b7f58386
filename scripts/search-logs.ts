import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { foundIn, personalData, sorted } from './personal-data.ts'

const [folder = '', mailFolder = '', since = '0'] = process.argv.slice(2)
const leastRequests = 1000

const logs = readdirSync(folder).map((name) => ({ name, log: readFileSync(join(folder, name), 'utf8') }))
const requests = logs.reduce((sum, { log }) => sum + (log.match(/"event":"request"/g)?.length ?? 0), 0)
if (requests < leastRequests) {
  process.stderr.write(`${folder} has ${requests} requests: the servers of the tests did not log there.\n`)
  process.exit(1)
}
const utilities = readdirSync('utilities', { withFileTypes: true }).filter((entry) => entry.isDirectory())
const customers = await personalData(utilities.map(({ name }) => name))
const sent = sorted(codesSent())
const found = logs.flatMap(({ name, log }) =>
  [...new Set([...foundIn(log, customers), ...foundIn(log, sent)])].map((text) => ({ name, text })),
)
for (const { name, text } of found) process.stdout.write(`${name} has '${text}'.\n`)
process.stdout.write(
  `${requests} requests in ${logs.length} logs; ${customers.words.size + customers.phrases.size} texts looked for, ${found.length} found.\n`,
)
process.exitCode = found.length > 0 ? 1 : 0

/** The one-time codes of this run. */
function codesSent(): string[] {
  const mails = readdirSync(mailFolder).filter((name) => name.endsWith('.eml') && name.slice(0, 14) >= since)
  return mails.flatMap(
    (name) => readFileSync(join(mailFolder, name), 'utf8').match(/(?<=\s)\d{6}(?=\s)/g) ?? [],
  )
}
