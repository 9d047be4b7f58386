import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { aUtility, credential } from '#lib/customers/http/a-utility.testing.ts'
import { createEmbeddedDirectory } from '#lib/customers/index.ts'
import { aGrant, storages } from '#lib/grants/a-grant.testing.ts'
import { findGrantById, insertGrant, insertReceipt } from '#lib/grants/index.ts'
import { openStorage, type Storage } from '#lib/storage/index.ts'

const run = promisify(execFile)
const type = 'service_contract_selection' as const

test('OP-36, GR-042, GR-043 npm run review looks for customers in the systems that the profile names', async () => {
  await using storage = await (storages[0] as (typeof storages)[number]).open()
  await using utility = await aUtility('home@example.com', { utility: 'riverside-water' })
  await using folder = await profilesWith({ baseUrl: utility.baseUrl, credential: 'UTILITY_TOKEN' })
  const grantId = await typedIn(storage, ['222222', '999999'])
  const { stdout } = await run(
    process.execPath,
    ['server/review.ts', grantId, '--customer', 'home@example.com'],
    {
      env: {
        ...process.env,
        DATABASE_URL: storage.url,
        UTILITY: 'riverside-water',
        UTILITIES_FOLDER: folder.path,
        UTILITY_TOKEN: credential,
      },
    },
  )
  expect(stdout).toContain(`${grantId} is 'active'`)
  expect(stdout).toContain('Not theirs, and left out: 999999.')
  const theirs = await openStorage(utility.databaseUrl)
  const customer = await createEmbeddedDirectory(theirs).reachedBy({
    kind: 'email',
    value: 'home@example.com',
  })
  await theirs.close()
  const opened = await findGrantById(storage.db, grantId)
  expect(opened).toMatchObject({ customerId: customer?.id, enabledScope: 'cds_usage' })
  expect(opened?.granted[0]?.selection?.entries).toHaveLength(1)
})

/** The profile of a utility without sign-in, with its customers behind a connector. */
async function profilesWith(connector: object) {
  const path = await mkdtemp(join(tmpdir(), 'wattgrant-utilities-'))
  await cp('utilities/riverside-water', join(path, 'riverside-water'), { recursive: true })
  const file = join(path, 'riverside-water', 'profile.json')
  const profile = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...profile, connector }))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

/** A pending grant of somebody whom nobody has found yet. */
async function typedIn(storage: Storage, numbers: readonly string[]): Promise<string> {
  const selection = { type, entries: [], includeFuture: false }
  const grant = aGrant({
    status: 'pending',
    customerId: 'unknown_1',
    enabledScope: '',
    enabledAuthorizationDetails: [],
    granted: [{ scope: 'cds_usage', type: 'cds_usage', fields: {}, selection }],
  })
  const chosen = numbers.map((number) => ({ id: number, number, address: null }))
  const section = {
    scopes: [{ scope: 'cds_usage', type: 'cds_usage', fields: {} }],
    durations: [],
    purpose: null,
    selection: { type, includeFuture: false, chosen, of: numbers.length },
  }
  await storage.transaction(async (tx) => {
    await insertGrant(tx, grant)
    await insertReceipt(tx, 'a secret of the tests, long enough for a key', {
      grantId: grant.id,
      created: grant.created,
      locale: 'en',
      content: {
        clientName: 'Acme',
        clientUri: null,
        utilityName: 'Example',
        customerName: null,
        sections: [section],
      },
    })
  })
  return grant.id
}
