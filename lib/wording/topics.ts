import type { Json } from '#lib/catalog/index.ts'
import type { Manner } from './manner.ts'
import { ownWords } from './own-words.ts'
import type { Worded } from './types.ts'

/** Kinds of data in the order in which they are told, each with its topics. WG3-01 §7.2; the draft's scopes */
const groups = {
  accounts: [
    'include_accounts',
    'include_account_numbers',
    'include_account_details',
    'include_account_programs',
    'account_details',
    'account_details.balance',
  ],
  services: [
    'include_service_contracts',
    'include_contract_numbers',
    'include_rate_plans',
    'include_service_contract_details',
    'include_service_programs',
    'service_details.commodity',
  ],
  delivery: [
    'service_details.distribution_details',
    'delivery_details',
    'delivery_details.own',
    'delivery_details.place',
    'delivery_details.meters',
    'delivery_details.grid',
  ],
  supply: [
    'service_details.supply_details',
    'supply_details',
    'supply_details.tariff',
    'supply_details.delivery',
  ],
  places: [
    'include_service_points',
    'include_premises',
    'include_service_point_addresses',
    'include_coordinates',
  ],
  meters: ['include_meter_devices', 'include_meter_numbers', 'include_meter_apps'],
  programs: ['program_details'],
  bills: [
    'include_bill_statements',
    'include_bill_statement_files',
    'include_bill_statement_charges',
    'include_bill_statement_programs',
    'bills',
  ],
  charges: ['include_bill_sections', 'include_bill_section_line_items'],
  usage: ['include_usage_segment_value_types', 'include_usage_segments', 'usage'],
  buildings: [
    'include_aggregations',
    'include_aggregation_addresses',
    'cds_aggregation_consent',
    'aggregates',
  ],
  certificates: ['include_eacs'],
} as const

/** `own`: what only the utility has. */
export type GroupId = keyof typeof groups | 'own'
export type TopicId = (typeof groups)[keyof typeof groups][number]

/** What the draft's scopes open; those of CDS-WG3-01 say it by their fields. */
const draftTopics: Readonly<Record<string, readonly TopicId[]>> = {
  account_details: ['account_details', 'account_details.balance'],
  delivery_details: [
    'delivery_details',
    'delivery_details.place',
    'delivery_details.meters',
    'delivery_details.grid',
  ],
  supply_details: ['supply_details', 'supply_details.tariff', 'supply_details.delivery'],
  program_details: ['program_details'],
  bills: ['bills'],
  usage: ['usage'],
  aggregates: ['aggregates'],
  cds_aggregation_consent: ['cds_aggregation_consent'],
}

/** A distributor tells less of a delivery than a utility that also supplies (DR-20). */
const distributorsDelivery: readonly TopicId[] = ['delivery_details.own', 'delivery_details.meters']

/** These scopes open a part of the topic alone: what the field names (SP-132, SP-152). */
const limits: Readonly<Record<string, { readonly topic: TopicId; readonly field: string }>> = {
  cds_account_programs: { topic: 'include_account_programs', field: 'account_programs' },
  cds_service_programs: { topic: 'include_service_programs', field: 'service_programs' },
}

/** Names of what a topic is limited to; `undefined`: one of the scopes opens all of it. */
export function limitOf(
  topic: TopicId,
  { scopes }: Pick<Worded, 'scopes'>,
  manner: Manner,
): readonly string[] | undefined {
  const opening = scopes.filter(({ type, fields }) => topicsOfScope(type, fields).includes(topic))
  const named = opening.map((scope) => {
    const limit = limits[scope.type]
    const field = limit?.topic === topic && scope.own?.fields.find(({ id }) => id === limit.field)
    return field ? ownWords(scope, field, manner).values : undefined
  })
  const isLimited = named.length > 0 && named.every((names) => names !== undefined)
  return isLimited ? [...new Set(named.flat())] : undefined
}

/**
 * Everything that a section opens, and nothing that it does not, by kind. CO-006, CO-009 to CO-011
 *
 * @param suppliesToo whether the utility holds the supply side of a service as well
 */
export function topicsOf(
  { scopes }: Pick<Worded, 'scopes'>,
  suppliesToo: boolean,
): ReadonlyMap<GroupId, readonly TopicId[]> {
  const on = new Set(
    scopes.flatMap(({ type, fields }) =>
      type === 'delivery_details' && !suppliesToo ? distributorsDelivery : topicsOfScope(type, fields),
    ),
  )
  if (on.has('include_service_contracts') && on.has('include_meter_devices')) on.add('include_service_points')
  const told = new Map<GroupId, readonly TopicId[]>()
  for (const [group, topics] of Object.entries(groups) as [keyof typeof groups, readonly TopicId[]][]) {
    const present = topics.filter((topic) => on.has(topic))
    if (present.length > 0) told.set(group, present)
  }
  return told
}

function topicsOfScope(type: string, fields: Readonly<Record<string, Json>>): TopicId[] {
  if (type === 'service_details') {
    return list(fields.fields_included ?? ['commodity']).map((name) => `service_details.${name}` as TopicId)
  }
  const included = Object.entries(fields)
    .filter(([id, value]) => id.startsWith('include_') && isOn(value))
    .map(([id]) => id as TopicId)
  return [...included, ...(draftTopics[type] ?? [])]
}

function isOn(value: Json): boolean {
  return value === true || (Array.isArray(value) && value.length > 0)
}

function list(value: Json): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
