import { Temporal } from 'temporal-polyfill'
import { buildCatalog } from '#lib/catalog/index.ts'
import { loadProfile } from '#lib/config/index.ts'
import { createEmbeddedDirectory } from '#lib/customers/index.ts'
import { insertRegistration } from '#lib/grants/a-grant.testing.ts'
import { insertGrant, insertReceipt, newGrant, type ReceiptContent } from '#lib/grants/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { compose } from './compose.ts'
import { enqueueNews } from './message.ts'
import type { Sending } from './sender.ts'
import type { Transport } from './transport.ts'

const secret = 'a secret of the tests, long enough for a key'
const publicUrl = 'https://utility.example'
export const approvedAt = Temporal.Instant.from('2026-03-01T12:05:00Z')

/** All that sending takes, with a clock that can be moved. */
export function aSending(
  storage: Storage,
  transport: Transport,
  profile = loadProfile('example-gas-electric'),
) {
  const clock = { now: approvedAt }
  const logged: string[] = []
  const catalog = buildCatalog(profile, publicUrl)
  const directory = createEmbeddedDirectory(storage)
  const sending: Sending = {
    storage,
    transport,
    compose: (row) => compose({ db: storage.db, secret, publicUrl, profile, catalog, directory }, row),
    now: () => clock.now,
    log: (event, facts) => void logged.push(`${event} ${JSON.stringify(facts)}`),
  }
  return { sending, clock, logged }
}

/** A customer's approval, with its receipt's message in the outbox. */
export async function anApproval(
  storage: Storage,
  {
    locale = 'en',
    content = {},
    expires = null,
  }: { locale?: string; content?: Partial<ReceiptContent>; expires?: string | null } = {},
) {
  const grantId = 'grant_of-the-tests'
  const address = await storage.transaction(async (tx) => {
    const customer = { id: 'customer', username: 'home', name: 'A Home', password: '', version: 0 }
    await tx
      .insertInto('customer')
      .values({ ...customer, email: 'home@example.com', phone: '+15550100111' })
      .execute()
    await insertRegistration(tx)
    await insertGrant(tx, { ...grant, id: grantId, expires })
    const made = await insertReceipt(tx, secret, {
      grantId,
      created: grant.created,
      locale,
      content: { ...receipt, ...content },
    })
    await enqueueNews(tx, { kind: 'receipt', grantId, now: approvedAt })
    return made
  })
  return { grantId, number: address.receipt.number, link: `${publicUrl}/receipts/${address.address}` }
}

export const secretOfTests = secret

const grant = newGrant({ id: 'client', registrationId: 'registration' }, approvedAt, {
  customerId: 'customer',
  scope: 'cds_service_contracts',
  authorizationDetails: [],
  granted: [],
  expires: null,
})

export const receipt: ReceiptContent = {
  clientName: 'Acme Energy Auditors',
  clientUri: null,
  utilityName: 'Example Gas & Electric',
  customerName: 'A Home',
  sections: [
    {
      scopes: [{ scope: 'cds_service_contracts', type: 'cds_service_contracts', fields: {} }],
      durations: [
        { field: 'sync_until', direction: 'future', asked: 'P1Y', boundary: '2027-03-01T12:05:00.000Z' },
      ],
      purpose: null,
      selection: {
        type: 'service_contract_selection',
        includeFuture: true,
        chosen: [{ id: 'contract-2', number: '333333', address: '123 Main St' }],
        of: 2,
      },
    },
  ],
}
