import type { Dictionary } from '../types.ts'

export const water: Dictionary['water'] = {
  summaries: {
    cds_usage: 'Ihr Wasserverbrauch',
    cds_query_usage: 'Wasserverbrauch der Kunden',
    usage: 'Ihr Wasserverbrauch',
  },
  groups: { usage: 'Wasserverbrauch' },
  examples: {
    include_service_contracts: 'Wasser, Haushalt, läuft',
    include_rate_plans: 'Haushalt, 20 mm',
    include_service_programs: 'Nachlass bei Rohrbruch',
    include_service_points: '[Point] SP-8805, Wasser',
    include_meter_devices: 'Wasser, per Funk abgelesen, Eichenweg 5',
    include_bill_sections: 'Wasser, 1. bis 28. Februar: 9 m³, ¤41.20',
    include_bill_section_line_items: 'Wasser: 9 m³ zu ¤3.60, ¤32.40',
    include_usage_segments: 'Stündlich seit 1. Januar',
    include_usage_segment_value_types: '5. Januar, 18 bis 19 Uhr: 31 Liter',
  },
}
