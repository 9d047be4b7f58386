import type { SelectionType } from '#lib/catalog/index.ts'

/** The sentence of `unsigned` that stands for everything there is of a kind (SL-122 to SL-422, RC-038). */
export const wholeList = {
  account_selection: 'allAccounts',
  service_contract_selection: 'allServices',
  servicepoint_selection: 'allPoints',
  meter_device_selection: 'allMeters',
  aggregation_selection: 'allGroups',
} as const satisfies Record<SelectionType, string>
