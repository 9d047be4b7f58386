import { readEnvironment } from '#lib/config/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { auditHistory, type HistoryMark } from '#lib/grants/index.ts'
import { openStorage } from '#lib/storage/index.ts'

try {
  const { databaseUrl } = readEnvironment(process.env)
  process.exitCode = await audit(databaseUrl, process.argv.slice(2).map(readMark))
} catch (error) {
  if (!isCoded(error)) throw error
  process.stderr.write(`Nothing was checked. ${error.message}\n`)
  process.exitCode = 2
}

/** @returns 0 if all is as it was written, 1 if not */
async function audit(databaseUrl: string, marks: readonly HistoryMark[]): Promise<number> {
  const storage = await openStorage(databaseUrl)
  try {
    const { entries, grants, head, bad } = await auditHistory(storage.db, marks)
    if (bad) {
      process.stdout.write(`The first bad entry is ${bad.sequence}: ${bad.what}.\n`)
      return 1
    }
    process.stdout.write(`${entries} entries of ${grants} grants, and all are good.\n`)
    process.stdout.write(`Mark: ${head.sequence}:${head.hash}\n`)
    return 0
  } finally {
    await storage.close()
  }
}

/** `1234:hash`, as an earlier audit printed it. */
function readMark(text: string): HistoryMark {
  const [, sequence, hash] = /^(\d+):([\w-]*)$/.exec(text) ?? []
  if (sequence === undefined || hash === undefined) {
    process.stderr.write(`'${text}' is no mark: use one that an audit has printed, such as 1234:Qm9…\n`)
    process.exit(2)
  }
  return { sequence: Number(sequence), hash }
}
