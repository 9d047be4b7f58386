import type { Links } from '#lib/customers/index.ts'
import type { Opening } from './opening.ts'

const listOf = {
  account_selection: 'accounts',
  service_contract_selection: 'contracts',
  servicepoint_selection: 'points',
  meter_device_selection: 'meters',
  aggregation_selection: 'aggregations',
} as const

/** What was chosen and is still there, and what came into being later if that was chosen too (AP-167). */
export function selectedIds(
  selection: NonNullable<Opening['selection']>,
  approvedAt: string,
  links: Links,
): ReadonlySet<string> {
  const chosen = new Set(selection.entries)
  const selected = links[listOf[selection.type]].filter(
    ({ id, created }) => chosen.has(id) || (selection.includeFuture && created > approvedAt),
  )
  return new Set(selected.map(({ id }) => id))
}
