import type { Resources } from '#lib/customers/index.ts'
import { cutPoint, type Shown } from './cut.ts'
import { listObjects } from './list-objects.ts'
import { type Alternatives, each, matches, mentions } from './matching.ts'
import type { Page } from './page.ts'
import { shownOf, type View } from './view.ts'

/** Filters intersect. WG3-01 §10.3.5 (AP-234 to AP-238) */
export interface PointFilters {
  readonly cds_servicepoint_ids?: Alternatives
  readonly servicepoint_numbers?: Alternatives
  readonly current_servicecontracts?: Alternatives
  readonly previous_servicecontracts?: Alternatives
  readonly q?: string | undefined
  readonly cursor?: string | undefined
}

/** @throws CodedError `invalid_request` for a cursor that no page gave */
export async function listPoints(
  view: View,
  resources: Resources,
  filters: PointFilters,
): Promise<Page<Shown>> {
  const { points } = view.visible
  return listObjects({
    view,
    resources,
    kind: 'service_point',
    candidates: view.links.points.filter(({ id }) => points.has(id)),
    cut: (point) => cutPoint(point, shownOf(view, 'points', point.cds_servicepoint_id)),
    fits: (point) =>
      matches(point, 'cds_servicepoint_id', filters.cds_servicepoint_ids) &&
      matches(point, 'servicepoint_number', filters.servicepoint_numbers) &&
      matches(point, 'current_servicecontracts', filters.current_servicecontracts) &&
      matches(point, 'previous_servicecontracts', filters.previous_servicecontracts) &&
      mentions(
        [
          point.cds_servicepoint_id,
          point.servicepoint_address,
          point.servicepoint_number,
          ...each(point.premises, 'premise_number'),
        ],
        filters.q,
      ),
    cursor: filters.cursor,
  })
}
