import type { Dictionary } from '../types.ts'

export const water: Dictionary['water'] = {
  summaries: {
    cds_usage: 'votre consommation d’eau',
    cds_query_usage: 'la consommation d’eau des clients',
    usage: 'votre consommation d’eau',
  },
  groups: { usage: 'Consommation d’eau' },
  examples: {
    include_service_contracts: 'Eau, logement, en cours',
    include_rate_plans: 'Logement, 20 mm',
    include_service_programs: 'Remise en cas de fuite',
    include_service_points: '[Point] SP-8805, eau',
    include_meter_devices: 'Eau, relevé par radio, 5, rue du Chêne',
    include_bill_sections: 'Eau, du 1er au 28 février : 25 m³, ¤41.20',
    include_bill_section_line_items: 'Eau : 25 m³ à ¤1.30, ¤32.50',
    include_usage_segments: 'Toutes les heures depuis le 1er janvier',
    include_usage_segment_value_types: '5 janvier, de 18 h à 19 h : 31 litres',
  },
}
