/** What a list of each kind is headed by, among `terms`. */
export const headings = {
  account_selection: 'chooseAccounts',
  service_contract_selection: 'chooseServices',
  servicepoint_selection: 'choosePoints',
  meter_device_selection: 'chooseMeters',
  aggregation_selection: 'chooseTotals',
} as const

/** The same where nothing can be chosen (SL-530). */
export const lockedHeadings = {
  account_selection: 'accounts',
  service_contract_selection: 'services',
  servicepoint_selection: 'points',
  meter_device_selection: 'meters',
  aggregation_selection: 'groups',
} as const
