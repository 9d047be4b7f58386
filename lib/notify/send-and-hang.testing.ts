import { openStorage } from '#lib/storage/index.ts'
import { aSending } from './an-outbox.testing.ts'
import { sendDue, smtpTransport } from './index.ts'

/** A process of its own for a test: sends what is due, as far as the mail server lets it. */
const [, , databaseUrl = '', smtpUrl = ''] = process.argv
const storage = await openStorage(databaseUrl)
await sendDue(aSending(storage, smtpTransport(smtpUrl)).sending)
process.send?.('done')
