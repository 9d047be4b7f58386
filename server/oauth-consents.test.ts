import { readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadProfile } from '#lib/config/index.ts'
import { seedSandbox } from '#lib/customers/index.ts'
import {
  auditHistory,
  changeGrant,
  closeGrant,
  findGrantById,
  type Grant,
  revokeGrant,
} from '#lib/grants/index.ts'
import { enqueueNews } from '#lib/notify/index.ts'
import { storages, type TestStorage } from '#lib/storage/testing.ts'
import { anOAuthServer, type Credentials, json } from './an-oauth-server.testing.ts'

type Registered = Awaited<ReturnType<Awaited<ReturnType<typeof anOAuthServer>>['register']>>

let storage: TestStorage
let oauth: Awaited<ReturnType<typeof anOAuthServer>>

beforeAll(async () => {
  storage = await (storages[0] as (typeof storages)[number]).open()
  await seedSandbox(storage, loadProfile('example-gas-electric'), {
    now: Temporal.Now.instant(),
    progress: () => {},
    only: ['tenant1@example.com', 'tenant2@example.com', 'tenant3@example.com', 'tenant4@example.com'],
  })
  oauth = await anOAuthServer(storage)
})

afterAll(async () => {
  await oauth[Symbol.asyncDispose]()
  await storage[Symbol.asyncDispose]()
})

const building = [{ type: 'cds_query_usage', aggregation_numbers: ['B1111'] }]

function ask(direct: Credentials) {
  return oauth.post('/oauth/token', direct, {
    grant_type: 'client_credentials',
    authorization_details: JSON.stringify(building),
  })
}

/** A client that asks for the whole building: its grant, and the sub-grants of the four tenants. */
async function askForBuilding() {
  const registered = await oauth.register('cds_client_admin cds_query_usage cds_aggregation_consent')
  const answer = await json(await ask(registered.direct))
  const token = await oauth.engine.findToken(String(answer.access_token))
  const id = token?.grantId ?? ''
  return { registered, answer, id, parts: await partsOf(id) }
}

async function partsOf(id: string): Promise<readonly Grant[]> {
  const grant = await read(id)
  return Promise.all(grant.children.map(read))
}

async function read(id: string): Promise<Grant> {
  const grant = await findGrantById(storage.db, id)
  if (!grant) throw new Error(`no grant ${id}`)
  return grant
}

const changing = (grantId: string) => ({
  grantId,
  now: oauth.now(),
  revokeGrantTokens: oauth.engine.revokeGrantTokens,
})

function agree({ id }: Grant) {
  return storage.transaction((tx) =>
    changeGrant(tx, changing(id), () => ({ cause: 'approve', by: 'customer', to: 'active' })),
  )
}

const ending = () => ({
  storage,
  revokeGrantTokens: oauth.engine.revokeGrantTokens,
  tellCustomer: enqueueNews,
})

test('AP-374, AP-375, AP-376, GR-014, GR-015, GR-046, SP-317 a building waits for each of its customers', async () => {
  const { registered, answer, id, parts } = await askForBuilding()
  expect(answer.scope).toBe('cds_query_usage')
  expect(await read(id)).toMatchObject({
    status: 'needs_sub_grants',
    clientId: registered.direct.client.id,
    scope: 'cds_query_usage',
    authorizationDetails: [{ type: 'cds_query_usage', aggregation_numbers: ['B1111'] }],
    enabledScope: '',
    enabledAuthorizationDetails: [],
    parent: null,
  })
  expect(parts).toHaveLength(4)
  expect(new Set(parts.map(({ customerId }) => customerId)).size).toBe(4)
  for (const part of parts) {
    expect(part).toMatchObject({
      status: 'needs_authorization',
      clientId: registered.consent.client.id,
      parent: id,
      scope: 'cds_aggregation_consent',
      authorizationDetails: [
        { type: 'cds_aggregation_consent', aggregation_numbers: ['B1111'], premise_numbers: ['P-6000'] },
      ],
      enabledScope: '',
    })
  }
  await ask(registered.direct)
  expect((await partsOf(id)).length).toBe(4)
})

test('AP-377, GR-046 active once all have agreed, and not before; one who takes it back is seen at once', async () => {
  const { id, parts } = await askForBuilding()
  for (const part of parts) {
    expect((await read(id)).status).toBe('needs_sub_grants')
    await agree(part)
  }
  expect(await read(id)).toMatchObject({
    status: 'active',
    enabledScope: 'cds_query_usage',
    enabledAuthorizationDetails: [{ aggregation_numbers: ['B1111'] }],
  })
  await revokeGrant(ending(), parts[1]?.id ?? '', oauth.now())
  expect(await read(id)).toMatchObject({
    status: 'needs_sub_grants',
    enabledScope: '',
    enabledAuthorizationDetails: [],
  })
  expect((await auditHistory(storage.db)).bad).toBeNull()
})

test('AP-377, GR-058, GR-091 a revoked part is told of at once, ends the data for good, and leaves it to the client to ask anew', async () => {
  const { registered, id, parts } = await askForBuilding()
  for (const part of parts) await agree(part)
  const [left] = parts
  const told = async () => {
    const messages = await storage.db
      .selectFrom('message')
      .select(['name', 'description'])
      .where('registration_id', '=', registered.direct.client.registrationId)
      .execute()
    return messages.map(({ name, description }) => `${name} ${description}`)
  }
  await revokeGrant(ending(), left?.id ?? '', oauth.now())
  const said = await told()
  expect(said.some((text) => text.startsWith('Grant revoked') && text.includes(left?.id ?? ''))).toBe(true)
  expect(said.some((text) => text.startsWith('Grant needs_sub_grants') && text.includes(id))).toBe(true)
  for (const part of parts.slice(1)) expect((await read(part.id)).status).toBe('active')
  const token = async () => {
    const answer = await json(await ask(registered.direct))
    return (await oauth.engine.findToken(String(answer.access_token)))?.grantId ?? ''
  }
  expect(await token(), 'the same grant, which still waits').toBe(id)
  const { registrationId } = registered.direct.client
  await closeGrant(ending(), { registrationId, grantId: id, now: oauth.now() })
  const anew = await token()
  expect(anew).not.toBe(id)
  expect((await partsOf(anew)).map(({ status }) => status)).toEqual(Array(4).fill('needs_authorization'))
  expect((await read(left?.id ?? '')).status).toBe('revoked')
})

test('GR-048, GR-091 with the whole, its parts end', async () => {
  const { registered, id, parts } = await askForBuilding()
  await agree(parts[0] as Grant)
  const { registrationId } = registered.direct.client
  await closeGrant(ending(), { registrationId, grantId: id, now: oauth.now() })
  expect((await partsOf(id)).map(({ status }) => status)).toEqual(Array(4).fill('closed'))
  expect((await read(id)).status).toBe('closed')
})

test('AP-375 without a client that could ask, nothing is begun', async () => {
  const registered: Registered = await oauth.register('cds_client_admin cds_query_usage')
  const refused = await ask(registered.direct)
  expect(refused.status).toBe(400)
  expect(await json(refused)).toMatchObject({
    error: 'invalid_authorization_details',
    error_description: expect.stringContaining('cds_aggregation_consent'),
  })
})

test('GR-047, GR-049, GR-051 behind schedule is still agreed, stopped for a time is not, and the guide says which are', async () => {
  const { id, parts } = await askForBuilding()
  for (const part of parts) await agree(part)
  const [first] = parts
  const change = (
    cause: 'delay' | 'catchUp' | 'suspend' | 'resume',
    to: 'active' | 'delayed' | 'suspended',
  ) =>
    storage.transaction((tx) =>
      changeGrant(tx, changing(first?.id ?? ''), () => ({ cause, by: 'server', to })),
    )
  await change('delay', 'delayed')
  expect((await read(id)).status).toBe('active')
  await change('catchUp', 'active')
  await change('suspend', 'suspended')
  expect((await read(id)).status).toBe('needs_sub_grants')
  await change('resume', 'active')
  expect((await read(id)).status).toBe('active')
  const guide = readFileSync('docs/client-developer.md', 'utf8').replace(/\s+/g, ' ')
  expect(guide).toContain('Once all children are `active`, `delayed` or `stopped`, so is the grant `active`')
})
