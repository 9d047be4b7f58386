import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openStorage, type Storage } from '#lib/storage/index.ts'
import {
  createEmbeddedDirectory,
  createEmbeddedResources,
  createHttpConnector,
  type Directory,
  type Resources,
} from '../index.ts'
import { aUtility, credential } from './a-utility.testing.ts'
import { openApi } from './openapi.ts'

interface Systems {
  readonly directory: Directory
  readonly resources: Resources
}

let utility: Awaited<ReturnType<typeof aUtility>>
let storage: Storage
let embedded: Systems
const logged: string[] = []
const watched: string[] = []
const clock = { now: 0 }

beforeAll(async () => {
  utility = await aUtility('home@example.com enterprise@bigbox.example')
  storage = await openStorage(utility.databaseUrl)
  embedded = { directory: createEmbeddedDirectory(storage), resources: createEmbeddedResources(storage) }
})
afterAll(async () => {
  await storage.close()
  await utility[Symbol.asyncDispose]()
})
beforeEach(() => utility.fault('none'))

function connect(change: Partial<Parameters<typeof createHttpConnector>[0]> = {}): Systems {
  return createHttpConnector({
    baseUrl: utility.baseUrl,
    credential,
    tryTimeoutMs: 10_000,
    timeoutMs: 20_000,
    mostAtOnce: 20,
    lastKnownMs: 60_000,
    now: () => clock.now,
    log: (event, facts) => logged.push(JSON.stringify({ event, ...facts })),
    watch: {
      called: ({ operation, result }) => watched.push(`${operation} ${result}`),
      resting: (system, isResting) => watched.push(`${system} ${isResting ? 'rests' : 'is asked'}`),
    },
    ...change,
  })
}

type Case = readonly [what: string, ask: (systems: Systems, customerId: string) => Promise<unknown>]

/** What both have to answer alike. */
const cases: readonly Case[] = [
  ['a sign-in', ({ directory }) => directory.signIn(' Home@Example.com ', 'sandbox')],
  ['a wrong password', ({ directory }) => directory.signIn('home@example.com', 'wrong')],
  ['a customer', ({ directory }, id) => directory.find(id)],
  ['nobody', ({ directory }) => directory.find('cust_nobody')],
  ['contacts', ({ directory }, id) => directory.contactsOf(id)],
  [
    'whom a contact reaches',
    ({ directory }) => directory.reachedBy({ kind: 'email', value: 'home@example.com' }),
  ],
  ['an unknown subject', ({ directory }) => directory.knownBy('nobody', 'member-account')],
  ['accounts to choose from', ({ resources }, id) => resources.selectable(id, 'account_selection')],
  ['contracts to choose from', ({ resources }, id) => resources.selectable(id, 'service_contract_selection')],
  ['contracts of all', ({ resources }) => resources.selectable(null, 'service_contract_selection')],
  ['how all hangs together', ({ resources }, id) => resources.links(id)],
  [
    'accounts',
    async (systems, id) => systems.resources.objects(id, 'account', await idsOf(systems, id, 'accounts')),
  ],
  [
    'contracts, the last one first',
    async (systems, id) =>
      systems.resources.objects(id, 'service_contract', [
        'unknown',
        ...(await idsOf(systems, id, 'contracts')).reverse(),
      ]),
  ],
  [
    'points',
    async (systems, id) => systems.resources.objects(id, 'service_point', await idsOf(systems, id, 'points')),
  ],
  [
    'meters',
    async (systems, id) => systems.resources.objects(id, 'meter_device', await idsOf(systems, id, 'meters')),
  ],
  [
    'statements and their sections',
    async (systems, id) => {
      const accounts = await idsOf(systems, id, 'accounts')
      const statements = await systems.resources.statements(id, { accounts, from: '2025-12-01' })
      const ids = statements.map((one) => one.cds_billstatement_id)
      return [statements, await systems.resources.sections(id, ids)]
    },
  ],
  [
    'usage',
    async (systems, id) =>
      systems.resources.usage(id, {
        contracts: await idsOf(systems, id, 'contracts'),
        limit: 20,
        backwards: true,
      }),
  ],
  ['certificates', ({ resources }) => resources.certificates()],
  ['consents', ({ resources }) => resources.consents(['none'])],
]

describe.each(['home@example.com', 'enterprise@bigbox.example'])('of %s', (username) => {
  test.each(cases)('both connectors answer %s alike', async (_, ask) => {
    const id = (await embedded.directory.reachedBy({ kind: 'email', value: username }))?.id ?? ''
    const slow = { tryTimeoutMs: 10_000, timeoutMs: 10_000 }
    expect(await ask(connect(slow), id)).toEqual(await ask(embedded, id))
  })
})

describe('when the utility', () => {
  const faults = ['slow', 'status', 'reset', 'garbage', 'partial'] as const

  test.each(faults)('answers with %s, both ports say so, in time and without its words', async (fault) => {
    const { directory, resources } = connect({ tryTimeoutMs: 300, timeoutMs: 1500 })
    await utility.fault(fault)
    const begun = performance.now()
    await expect(directory.find('someone')).rejects.toMatchObject({ code: 'directory_unavailable' })
    await expect(resources.links('someone')).rejects.toMatchObject({ code: 'resources_unavailable' })
    expect(performance.now() - begun).toBeLessThan(6000)
    expect(logged.join()).not.toMatch(/someone|secret\.js/)
  })

  test('fails every other time, what is read is asked for again', async () => {
    const { directory } = connect()
    await utility.fault('every-other')
    expect(await directory.find('cust_nobody')).toBeUndefined()
    expect(await utility.asked()).toBe(2)
  })

  test('fails at a sign-in, the password is sent once', async () => {
    await utility.fault('reset')
    const signIn = connect().directory.signIn('home@example.com', 'sandbox')
    await expect(signIn).rejects.toMatchObject({ code: 'directory_unavailable' })
    expect(await utility.asked()).toBe(1)
  })

  test('is down, it is left to rest; back again, it is found without a restart', async () => {
    watched.length = 0
    const { directory } = connect()
    await utility.fault('reset')
    for (let tries = 0; tries < 5; tries++) await directory.find('someone').catch(() => {})
    expect(await utility.asked()).toBe(5)
    await utility.fault('none')
    await expect
      .poll(
        () =>
          directory.find('cust_nobody').then(
            () => 'answered',
            () => 'down',
          ),
        {
          timeout: 5000,
        },
      )
      .toBe('answered')
    expect(watched).toEqual(
      expect.arrayContaining(['find-customer failed', 'directory rests', 'find-customer answered']),
    )
    expect(watched.indexOf('directory rests')).toBeLessThan(watched.lastIndexOf('directory is asked'))
    expect(watched).toContain('find-customer not_asked')
  })

  test('is down, a form opens with what was read lately, data does not, and nothing is older than said', async () => {
    const { directory, resources } = connect()
    const customer = await directory.signIn('home@example.com', 'sandbox')
    const id = customer?.id ?? ''
    await directory.find(id)
    const entries = await resources.selectable(id, 'account_selection')
    await utility.fault('reset')
    expect(await directory.find(id)).toEqual(customer)
    expect(await resources.selectable(id, 'account_selection')).toEqual(entries)
    await expect(resources.links(id)).rejects.toMatchObject({ code: 'resources_unavailable' })
    clock.now += 60_001
    await expect(resources.selectable(id, 'account_selection')).rejects.toMatchObject({
      code: 'resources_unavailable',
    })
  })

  test('does not know the credential, nobody gets anything', async () => {
    const { directory } = connect({ credential: 'another' })
    await expect(directory.find('someone')).rejects.toMatchObject({ code: 'directory_unavailable' })
    expect(logged.at(-1)).toContain('status 401')
  })
})

test('the document of the API is the one that its answers are held against', async () => {
  await expect(`${JSON.stringify(openApi(), null, 2)}\n`).toMatchFileSnapshot(
    '../../../docs/connector.openapi.json',
  )
})

async function idsOf({ resources }: Systems, id: string, of: 'accounts' | 'contracts' | 'points' | 'meters') {
  return (await resources.links(id))[of].map((link) => link.id)
}
