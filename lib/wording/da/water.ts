import type { Dictionary } from '../types.ts'

export const water: Dictionary['water'] = {
  summaries: {
    cds_usage: 'dit vandforbrug',
    cds_query_usage: 'kunders vandforbrug',
    usage: 'dit vandforbrug',
  },
  groups: { usage: 'Vandforbrug' },
  examples: {
    include_service_contracts: 'Vand, bolig, i gang',
    include_rate_plans: 'Bolig, 20 mm',
    include_service_programs: 'Nedslag ved vandspild',
    include_service_points: '[Point] SP-8805, vand',
    include_meter_devices: 'Vand, aflæses med radio, Egevej 5',
    include_bill_sections: 'Vand, 1. til 28. februar: 9 m³, ¤541.20',
    include_bill_section_line_items: 'Vand: 9 m³ à ¤46.00, ¤414.00',
    include_usage_segments: 'Hver time siden den 1. januar',
    include_usage_segment_value_types: '5. januar, kl. 18 til 19: 31 liter',
  },
}
