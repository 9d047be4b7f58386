import type { Resources } from '#lib/customers/index.ts'
import { cutMeter, type Shown } from './cut.ts'
import { listObjects } from './list-objects.ts'
import { type Alternatives, matches, mentions } from './matching.ts'
import type { Page } from './page.ts'
import { shownOf, type View } from './view.ts'

/** Filters intersect. WG3-01 §10.4.5 (AP-250 to AP-254) */
export interface MeterFilters {
  readonly cds_meterdevice_ids?: Alternatives
  /** A list in spite of its name (AP-251). */
  readonly meter_number?: Alternatives
  readonly meter_numbers?: Alternatives
  readonly current_servicepoints?: Alternatives
  readonly previous_servicepoints?: Alternatives
  readonly q?: string | undefined
  readonly cursor?: string | undefined
}

/** @throws CodedError `invalid_request` for a cursor that no page gave */
export async function listMeters(
  view: View,
  resources: Resources,
  filters: MeterFilters,
): Promise<Page<Shown>> {
  const { meters } = view.visible
  return listObjects({
    view,
    resources,
    kind: 'meter_device',
    candidates: view.links.meters.filter(({ id }) => meters.has(id)),
    cut: (meter) => cutMeter(meter, shownOf(view, 'meters', meter.cds_meterdevice_id)),
    fits: (meter) =>
      matches(meter, 'cds_meterdevice_id', filters.cds_meterdevice_ids) &&
      matches(meter, 'meter_number', filters.meter_number) &&
      matches(meter, 'meter_number', filters.meter_numbers) &&
      matches(meter, 'current_servicepoints', filters.current_servicepoints) &&
      matches(meter, 'previous_servicepoints', filters.previous_servicepoints) &&
      mentions([meter.cds_meterdevice_id, meter.meter_number], filters.q),
    cursor: filters.cursor,
  })
}
