import type { Shown } from './cut.ts'
import { type Alternatives, matches } from './matching.ts'
import { numbered } from './numbered.ts'
import type { View } from './view.ts'

/** Filters intersect; instants are written as they are stored. WG3-01 §10.8.8 (AP-383 to AP-394) */
export interface SegmentFilters {
  readonly cds_usagesegment_ids?: Alternatives
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly cds_account_ids?: Alternatives
  readonly account_numbers?: Alternatives
  readonly cds_servicecontract_ids?: Alternatives
  readonly contract_numbers?: Alternatives
  readonly cds_servicepoint_ids?: Alternatives
  readonly servicepoint_numbers?: Alternatives
  readonly cds_meterdevice_ids?: Alternatives
  readonly meter_numbers?: Alternatives
  readonly cds_billsection_ids?: Alternatives
  readonly cursor?: string | undefined
}

export interface SegmentFilter {
  /** Judges the segment as it is shown. */
  fits(shown: Shown): boolean
  /** `false`: no segment of this contract can fit. */
  mayFit(contract: { readonly id: string; readonly account: string }): boolean
}

export function segmentFilter(view: View, filters: SegmentFilters): SegmentFilter {
  const related: readonly (readonly [field: string, ids: Alternatives])[] = [
    ['related_accounts', filters.cds_account_ids],
    ['related_accounts', numbered(view, 'accounts', filters.account_numbers, 'include_account_numbers')],
    ['related_servicecontracts', filters.cds_servicecontract_ids],
    [
      'related_servicecontracts',
      numbered(view, 'contracts', filters.contract_numbers, 'include_contract_numbers'),
    ],
    ['related_servicepoints', filters.cds_servicepoint_ids],
    ['related_servicepoints', numbered(view, 'points', filters.servicepoint_numbers, undefined)],
    ['related_meterdevices', filters.cds_meterdevice_ids],
    ['related_meterdevices', numbered(view, 'meters', filters.meter_numbers, 'include_meter_numbers')],
    ['related_billsections', filters.cds_billsection_ids],
  ]
  const { before, after } = filters
  const allowed = (field: string, id: string) =>
    related.every(([name, ids]) => name !== field || ids === undefined || ids.includes(id))
  return {
    fits: (segment) =>
      matches(segment, 'cds_usagesegment_id', filters.cds_usagesegment_ids) &&
      (before === undefined || String(segment.segment_start) <= before) &&
      (after === undefined || String(segment.segment_end) >= after) &&
      related.every(([field, ids]) => matches(segment, field, ids)),
    mayFit: ({ id, account }) =>
      allowed('related_servicecontracts', id) && allowed('related_accounts', account),
  }
}
