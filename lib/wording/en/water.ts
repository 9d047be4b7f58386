import type { Dictionary } from '../types.ts'

export const water: Dictionary['water'] = {
  summaries: {
    cds_usage: 'your water usage',
    cds_query_usage: 'customers’ water usage',
    usage: 'your water usage',
  },
  groups: { usage: 'Water usage' },
  examples: {
    include_service_contracts: 'Water, home, running',
    include_rate_plans: 'Home, three-quarter inch',
    include_service_programs: 'Leak relief',
    include_service_points: '[Point] SP-8805, water',
    include_meter_devices: 'Water, read by radio, 5 Oak Ave',
    include_bill_sections: 'Water, February 1 to 28: 9 CCF, ¤41.20',
    include_bill_section_line_items: 'Water: 9 CCF at ¤3.60, ¤32.40',
    include_usage_segments: 'Every hour since January 1',
    include_usage_segment_value_types: 'January 5, 6 to 7 p.m.: 31 liters',
  },
}
