import { call, type Exchange } from './call.ts'
import type { Scope, Server } from './discover.ts'
import { parseDecimals } from './json.ts'
import type { TokenAnswer } from './receive.ts'

/** What one API gave us. */
export interface Reading {
  readonly title: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** Pages of the listing, as they came. */
  readonly exchanges: readonly Exchange[]
  /** There are further pages, which we left where they are. */
  readonly more: boolean
}

interface Api {
  readonly title: string
  readonly array: string
  readonly address: string
}

const mostPages = 12

/** Reads every API that this token opens. */
export function readAll(server: Server, token: TokenAnswer): Promise<Reading[]> {
  return Promise.all(openedApis(server, token).map((api) => readApi(api, token.access_token)))
}

async function readApi({ title, array, address }: Api, token: string): Promise<Reading> {
  const exchanges: Exchange[] = []
  const rows: Record<string, unknown>[] = []
  let next: string | null = address
  while (next && exchanges.length < mostPages) {
    const exchange: Exchange = await call(next, { token })
    exchanges.push(exchange)
    const page = parseDecimals(exchange.text) as Record<string, unknown> | undefined
    if (exchange.status !== 200 || !Array.isArray(page?.[array]))
      return { title, rows, exchanges, more: false }
    rows.push(...page[array])
    next = (page.next as string | null | undefined) ?? null
  }
  return { title, rows, exchanges, more: next !== null }
}

/** Name in the metadata, the field that opens it, the array of its listing. CDS-WG3-01 §5 */
const customerDataApis = [
  ['cds_accounts_api', 'include_accounts', 'accounts', 'Accounts'],
  ['cds_servicecontracts_api', 'include_service_contracts', 'service_contracts', 'Services'],
  ['cds_servicepoints_api', 'include_service_points', 'service_points', 'Service points'],
  ['cds_meterdevices_api', 'include_meter_devices', 'meter_devices', 'Meters'],
  ['cds_billstatement_api', 'include_bill_statements', 'bill_statements', 'Bills'],
  ['cds_billsection_api', 'include_bill_sections', 'bill_sections', 'Charges'],
  ['cds_aggregations_api', 'include_aggregations', 'aggregations', 'Buildings'],
  ['cds_usagesegments_api', 'include_usage_segments', 'usage_segments', 'Usage'],
] as const

/** What a scope opens without being asked. CDS-WG3-01 §6.1 */
const opensByItself: Readonly<Record<string, readonly string[]>> = {
  cds_accounts: ['include_accounts'],
  cds_account_programs: ['include_accounts'],
  cds_service_contracts: ['include_accounts', 'include_service_contracts'],
  cds_service_programs: ['include_service_contracts'],
  cds_rate_plan: ['include_service_contracts'],
  cds_meters: ['include_meter_devices'],
  cds_bill_statements: ['include_bill_statements', 'include_accounts'],
  cds_service_bills: ['include_bill_sections', 'include_accounts', 'include_service_contracts'],
  cds_usage: ['include_usage_segments'],
}

const draftScopes: Readonly<Record<string, string>> = {
  account_details: 'Accounts (draft)',
  service_details: 'Services (draft)',
  delivery_details: 'Deliveries',
  supply_details: 'Supplies',
  program_details: 'Programs',
  bills: 'Bills (draft)',
  usage: 'Usage (draft)',
  aggregates: 'Aggregates',
}

function openedApis(server: Server, token: TokenAnswer): Api[] {
  const granted = grantedScopes(server, token)
  const fields = new Set(
    granted.flatMap(({ scope, detail }) => [...(opensByItself[scope.type] ?? []), ...switchedOn(detail)]),
  )
  const current = customerDataApis.flatMap(([name, field, array, title]) => {
    const address = server[name]
    return typeof address === 'string' && fields.has(field) ? [{ title, array, address }] : []
  })
  const older = granted.flatMap(({ scope }) => {
    const title = draftScopes[scope.type]
    const address = server.wattgrant_draft_apis?.[scope.id]
    return title && address ? [{ title, array: scope.type, address }] : []
  })
  return [...current, ...older]
}

function grantedScopes(server: Server, token: TokenAnswer) {
  const details = (token.authorization_details ?? []) as readonly { type: string }[]
  const ids = new Set([...(token.scope ?? '').split(' '), ...details.map((detail) => detail.type)])
  return Object.values(server.cds_scope_descriptions)
    .filter((scope: Scope) => ids.has(scope.id))
    .map((scope) => ({ scope, detail: details.find((detail) => detail.type === scope.id) ?? {} }))
}

function switchedOn(detail: object): string[] {
  return Object.entries(detail).flatMap(([name, value]) => (value === true ? [name] : []))
}
