import { aGrant } from '#lib/access/a-grant.testing.ts'
import type { Json, SelectionType } from '#lib/catalog/index.ts'
import { createEmbeddedDirectory, createEmbeddedResources, seedSandbox } from '#lib/customers/index.ts'
import type { Grant, GrantedScope } from '#lib/grants/index.ts'
import { insertGrantRow } from '#lib/grants/repository.ts'
import type { PresentedToken } from '#lib/oauth/index.ts'
import { aServer } from './a-server.testing.ts'
import { routes as customerData } from './customer-data.ts'
import { routes as draftData } from './draft-data.ts'
import { readers } from './listed.testing.ts'
import { everyIncludeField } from './specified-objects.testing.ts'

/** Durations and kinds without bound, for grants that are about something else. */
export const forGood = { sync_until: 'infinite' } as const
export const allUsage = {
  sync_until: 'infinite',
  segment_start: 'infinite',
  segment_end: 'infinite',
  include_usage_segments: true,
  include_usage_segment_value_types: ['electric_kwh', 'natural_gas_therm'],
} as const
export const contractFields = {
  ...forGood,
  include_accounts: true,
  include_service_contracts: true,
} as const
/** Of each account of `chain@acme.example`: two years, and the last month’s bill is not out yet. */
export const billsOfChain = 23

export const forever = {
  sync_until: 'infinite',
  statement_date_start: 'infinite',
  statement_date_end: 'infinite',
  start_date: 'infinite',
  end_date: 'infinite',
  segment_start: 'infinite',
  segment_end: 'infinite',
} as const
export const whole = { historical_start: 'infinite', ongoing_end: 'infinite' } as const

export type World = Awaited<ReturnType<typeof aDataServer>>

interface Opened {
  readonly type: string
  readonly fields?: GrantedScope['fields']
  /** Account or contract numbers; all of the customer's when left out. */
  readonly numbers?: readonly string[]
  readonly by?: SelectionType
  readonly includeFuture?: boolean
}

const byDefault: Readonly<Record<string, Opened['by']>> = {
  cds_accounts: 'account_selection',
  cds_account_programs: 'account_selection',
  cds_meters: 'meter_device_selection',
  cds_bill_statements: 'account_selection',
  cds_aggregation_consent: 'aggregation_selection',
  account_details: 'account_selection',
  program_details: 'account_selection',
}

/**
 * The routes for customer data over real HTTP, with one customer of a sandbox, and grants as an approval makes them.
 *
 * @param others who are customers too
 */
export async function aDataServer(
  username: string,
  utility = 'example-gas-electric',
  others: readonly string[] = [],
) {
  const server = await aServer([...customerData, ...draftData], utility)
  const { runtime, clock } = server
  const { storage, profile } = runtime
  await seedSandbox(storage, profile, { now: clock.now.subtract({ hours: 1 }), only: [username, ...others] })
  const resources = createEmbeddedResources(storage)
  const tokens = new Map<string, PresentedToken>()
  Object.assign(runtime, { resources, findToken: async (token: string) => tokens.get(token) })
  const customer = await createEmbeddedDirectory(storage).signIn(username, 'sandbox')
  if (!customer) throw new Error(`no customer ${username}`)
  const { id: customerId } = customer

  async function grantedScope({
    type,
    fields = {},
    numbers,
    by,
    includeFuture = false,
  }: Opened): Promise<GrantedScope> {
    const selectionType = by ?? byDefault[type] ?? 'service_contract_selection'
    const all = await resources.selectable(customerId, selectionType)
    const entries = all.filter(({ number }) => numbers?.includes(number) ?? true).map(({ id }) => id)
    return { scope: type, type, fields, selection: { type: selectionType, entries, includeFuture } }
  }

  /** A grant, approved now, and the access token that goes with it. */
  async function approve(opened: readonly Opened[], change: Partial<Grant> = {}) {
    const granted = await Promise.all(opened.map(grantedScope))
    const at = clock.now.toString({ fractionalSecondDigits: 3 })
    const grant = aGrant(granted, {
      customerId,
      created: at,
      modified: at,
      approved: at,
      ...change,
    })
    await storage.transaction((tx) => insertGrantRow(tx, grant))
    return { grant, token: present({ grantId: grant.id, scope: grant.scope }) }
  }

  /** A grant that a client has by its own credentials. */
  async function allow(opened: readonly Pick<Opened, 'type' | 'fields'>[], change: Partial<Grant> = {}) {
    return approve([], {
      customerId: null,
      granted: opened.map(({ type, fields = {} }) => ({ scope: type, type, fields, selection: null })),
      scope: opened.map(({ type }) => type).join(' '),
      enabledScope: opened.map(({ type }) => type).join(' '),
      ...change,
    })
  }

  /** A client's token for the data of all customers, with these include fields on and no other. */
  async function readEverybody(on: readonly string[]): Promise<string> {
    const fields = {
      ...everything('cds_query_usage'),
      ...Object.fromEntries(everyIncludeField.map((field) => [field, on.includes(field)])),
    }
    const types = ['cds_query_accounts', 'cds_query_aggregations']
    return (await allow(types.map((type) => ({ type, fields })))).token
  }

  /** All that a scope offers, without bounds: every include field, every kind of measurement. */
  function everything(type: string): GrantedScope['fields'] {
    const offered = runtime.catalog.scopes.get(type)?.description.authorization_details_fields_supported ?? []
    return Object.fromEntries(
      offered.flatMap(({ id, format, choices }): [string, Json][] => {
        if (id.startsWith('include_')) {
          return [[id, format === 'boolean' ? true : (choices ?? []).map((choice) => choice.id)]]
        }
        return format.startsWith('relative_or_absolute') ? [[id, 'infinite']] : []
      }),
    )
  }

  function present(token: Partial<PresentedToken>): string {
    const name = `token-${tokens.size}`
    tokens.set(name, {
      clientId: 'client',
      grantId: null,
      scope: '',
      authorizationDetails: [],
      expires: 2 ** 31,
      ...token,
    })
    return name
  }

  return {
    ...server,
    ...readers(server.ask),
    customerId,
    resources,
    approve,
    allow,
    everything,
    readEverybody,
    present,
  }
}
