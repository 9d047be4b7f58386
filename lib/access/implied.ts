const implied: ReadonlyMap<string, readonly string[]> = new Map([
  ['cds_rate_plan', ['include_service_contracts', 'include_rate_plans']],
  ['cds_account_programs', ['include_accounts', 'include_account_programs']],
  ['cds_service_programs', ['include_service_contracts', 'include_service_programs']],
  ['cds_accounts', ['include_accounts']],
  ['cds_service_contracts', ['include_accounts', 'include_service_contracts']],
  ['cds_meters', ['include_meter_devices']],
  ['cds_bill_statements', ['include_bill_statements', 'include_accounts', 'include_account_numbers']],
  [
    'cds_service_bills',
    [
      'include_bill_sections',
      'include_accounts',
      'include_account_numbers',
      'include_service_contracts',
      'include_contract_numbers',
    ],
  ],
  ['cds_usage', ['include_usage_segments']],
  ['cds_query_accounts', ['include_accounts']],
  ['cds_query_service_contracts', ['include_accounts', 'include_service_contracts']],
  ['cds_query_service_points', ['include_service_points']],
  ['cds_query_meter_devices', ['include_meter_devices']],
  ['cds_query_bill_statements', ['include_bill_statements']],
  ['cds_query_bill_sections', ['include_bill_sections']],
  ['cds_query_aggregations', ['include_aggregations']],
  ['cds_query_usage', ['include_usage_segments']],
])

/** Include fields that a scope type grants by itself, whatever was asked. WG3-01 §6.1, §6.2 (AP-071) */
export function impliedBy(type: string): readonly string[] {
  return implied.get(type) ?? []
}
