import type { Dictionary } from '../types.ts'

export const water: Dictionary['water'] = {
  summaries: {
    cds_usage: 'su consumo de agua',
    cds_query_usage: 'consumo de agua de clientes',
    usage: 'su consumo de agua',
  },
  groups: { usage: 'Consumo de agua' },
  examples: {
    include_service_contracts: 'Agua, hogar, en marcha',
    include_rate_plans: 'Hogar, tres cuartos de pulgada',
    include_service_programs: 'Alivio por fugas',
    include_service_points: '[Point] SP-8805, agua',
    include_meter_devices: 'Agua, lectura por radio, 5 Oak Ave',
    include_bill_sections: 'Agua, del 1 al 28 de febrero: 9 CCF, ¤41.20',
    include_bill_section_line_items: 'Agua: 9 CCF a ¤3.60, ¤32.40',
    include_usage_segments: 'Cada hora desde el 1 de enero',
    include_usage_segment_value_types: '5 de enero, de 18:00 a 19:00: 31 litros',
  },
}
