import type { Resources } from '#lib/customers/index.ts'
import { cutAggregation, type Shown } from './cut.ts'
import { listObjects } from './list-objects.ts'
import { type Alternatives, each, matches, mentions } from './matching.ts'
import type { Page } from './page.ts'
import { shownOf, type View } from './view.ts'

/** Filters intersect. WG3-01 §10.7.8 (AP-341 to AP-344) */
export interface AggregationFilters {
  readonly cds_aggregation_ids?: Alternatives
  readonly aggregation_numbers?: Alternatives
  readonly aggregation_types?: Alternatives
  readonly q?: string | undefined
  readonly cursor?: string | undefined
}

/** @throws CodedError `invalid_request` for a cursor that no page gave */
export async function listAggregations(
  view: View,
  resources: Resources,
  filters: AggregationFilters,
): Promise<Page<Shown>> {
  const { aggregations } = view.visible
  return listObjects({
    view,
    resources,
    kind: 'aggregation',
    candidates: view.links.aggregations.filter(({ id }) => aggregations.has(id)),
    cut: (whole) => cutAggregation(whole, shownOf(view, 'aggregations', whole.cds_aggregation_id)),
    fits: (aggregation) =>
      matches(aggregation, 'cds_aggregation_id', filters.cds_aggregation_ids) &&
      matches(aggregation, 'aggregation_number', filters.aggregation_numbers) &&
      matches(aggregation, 'aggregation_types', filters.aggregation_types) &&
      mentions(searched(aggregation), filters.q),
    cursor: filters.cursor,
  })
}

function searched({ cds_aggregation_id, aggregation_number, grouped_addresses, grouped_regions }: Shown) {
  const addresses = Array.isArray(grouped_addresses) ? grouped_addresses : []
  return [cds_aggregation_id, aggregation_number, ...addresses, ...each(grouped_regions, 'name')]
}
