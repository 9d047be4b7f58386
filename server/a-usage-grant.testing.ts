import type { Grant } from '#lib/grants/index.ts'

/** Usage of two years, and no account numbers. */
export const details = [
  {
    type: 'cds_usage',
    segment_start: '2025-03-01T08:00:00.000Z',
    segment_end: '2027-03-01T08:00:00.000Z',
    include_service_contracts: true,
    include_account_numbers: false,
  },
]

/** What a grant of that has otherwise than others. */
export const usage: Partial<Grant> = {
  authorizationDetails: details,
  enabledAuthorizationDetails: details,
  granted: [
    {
      scope: 'cds_usage',
      type: 'cds_usage',
      fields: details[0] ?? {},
      selection: { type: 'service_contract_selection', entries: ['contract-1'], includeFuture: false },
    },
  ],
}
