/** What a list of each kind is headed by, among `terms`. */
export const headings = {
  account_selection: 'chooseAccounts',
  service_contract_selection: 'chooseServices',
  servicepoint_selection: 'choosePoints',
  meter_device_selection: 'chooseMeters',
  aggregation_selection: 'chooseTotals',
} as const
