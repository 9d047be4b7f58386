/** What a list of each kind is headed by, among `terms`. */
export const headings = {
  account_selection: 'chooseAccounts',
  service_contract_selection: 'chooseServices',
  servicepoint_selection: 'choosePoints',
  meter_device_selection: 'chooseMeters',
  aggregation_selection: 'chooseTotals',
} as const

/** What a list of each kind is of: among `kinds`, and with how many, among `receipt`. */
export const listedKinds = {
  account_selection: 'accounts',
  service_contract_selection: 'services',
  servicepoint_selection: 'points',
  meter_device_selection: 'meters',
  aggregation_selection: 'groups',
} as const
