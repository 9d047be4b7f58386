import type { Dictionary } from '../types.ts'

export const topics: Dictionary['topics'] = {
  include_accounts: {
    name: 'Qué [accounts] tiene y cómo se relacionan',
    example: '8800-5 y, por encima, 8800',
  },
  include_account_numbers: {
    name: 'Su número de cliente, los números de sus [accounts] y la empresa correspondiente',
    example: '[Account] 8800-5',
  },
  include_account_details: {
    name: 'Nombre, dirección, tipo y estado de cada [account], y cómo contactar a su titular',
    example: 'Pat Morgan, 5 Oak Ave, hogar, en vigor, 555-0199',
  },
  include_account_programs: {
    name: '[Programs] en que están o podrían estar sus [accounts]',
    example: 'Ayuda con las facturas por bajos ingresos, plan de pagos',
  },
  account_details: {
    name: 'Número, nombre y estado de cada [account]',
    example: '[Account] 8800-5, Pat Morgan, en vigor',
  },
  'account_details.balance': {
    name: 'Lo que debe en cada [account]',
    example: '¤84.20, con vencimiento el 15 de marzo',
  },
  include_service_contracts: {
    name: 'Qué [services] tiene, de qué tipo y si están en marcha',
    example: 'Electricidad, hogar, en marcha',
  },
  include_contract_numbers: {
    name: 'El número de cada [service] y la empresa correspondiente',
    example: '[Service] 880512',
  },
  include_rate_plans: {
    name: 'Qué [ratePlan] tiene cada [service]',
    example: 'Por horario, E-TOU-C',
  },
  include_service_contract_details: {
    name: 'La dirección de cada [service] y cuándo empezó y terminó',
    example: '5 Oak Ave, desde el 1 de mayo de 2021',
  },
  include_service_programs: {
    name: '[Programs] en que están o podrían estar sus [services]',
    example: 'Créditos solares, carga nocturna del auto eléctrico',
  },
  'service_details.commodity': {
    name: 'Lo que le llega con cada [service]',
    example: 'Electricidad',
  },
  'service_details.distribution_details': {
    name: 'El número de cada conexión de distribución y sus [meters]',
    example: 'Distribución 880512, [meter] M-8805',
  },
  delivery_details: {
    name: 'El número de cada conexión de distribución, qué le llega y desde cuándo',
    example: 'Distribución 880512, electricidad, desde el 1 de mayo de 2021',
  },
  'delivery_details.own': {
    name: 'El número de cada conexión de distribución y qué le llega',
    example: 'Distribución 880512, electricidad',
  },
  'delivery_details.place': {
    name: 'La dirección a la que llega',
    example: '5 Oak Ave, Anytown',
  },
  'delivery_details.meters': {
    name: 'Los números de sus [meters]',
    example: '[Meter] M-8805',
  },
  'delivery_details.grid': {
    name: 'En qué parte de la red está, por región y zona de precios',
    example: 'Al norte del Path 15',
  },
  'service_details.supply_details': {
    name: 'Quién suministra cada [service], el número del suministro y su tarifa',
    example: 'Valley Power, suministro S-22, Verde Fija 12',
  },
  supply_details: {
    name: 'Quién le suministra la energía, el número del suministro y desde cuándo',
    example: 'Valley Power, suministro S-22, desde el 1 de mayo de 2021',
  },
  'supply_details.tariff': {
    name: 'El nombre y el código de su tarifa',
    example: 'Verde Fija 12, GF-12',
  },
  'supply_details.delivery': {
    name: 'A qué conexión de distribución corresponde',
    example: 'Distribución 880512',
  },
  include_service_points: {
    name: '[Points] por donde le llegan sus [services]',
    example: '[Point] SP-8805, electricidad',
  },
  include_premises: {
    name: 'Edificios o terrenos de sus [points]',
    example: 'Edificio P-6000',
  },
  include_service_point_addresses: {
    name: 'La dirección de cada [point]',
    example: '5 Oak Ave, Anytown',
  },
  include_coordinates: {
    name: 'Dónde está cada [point] en el mapa',
    example: '38,58 norte, 121,49 oeste',
  },
  include_meter_devices: {
    name: 'Qué [meters] tiene, qué miden y dónde están',
    example: 'Electricidad, cuenta en ambos sentidos, 5 Oak Ave',
  },
  include_meter_numbers: {
    name: 'El número de cada [meter]',
    example: '[Meter] M-8805',
  },
  include_meter_apps: {
    name: 'Aplicaciones de sus [meters]',
    example: 'El consumo en vivo en su teléfono',
  },
  program_details: {
    name: '[Programs] en que están o estuvieron sus [accounts] y [services], y desde cuándo',
    example: 'Ayuda con las facturas por bajos ingresos, desde junio de 2024',
  },
  include_bill_statements: {
    name: 'Fecha, importe y vencimiento de cada [bill], con el número de su [account] y los avisos de corte',
    example: '3 de marzo: ¤84.20, vence el 24 de marzo, [account] 8800-5',
  },
  include_bill_statement_files: {
    name: 'Cada [bill] como documento',
    example: '[Bill] del 3 de marzo en PDF',
  },
  include_bill_statement_charges: {
    name: 'Saldos, pagos y nuevos cargos de cada [bill]',
    example: 'Saldo anterior ¤79.10, pagado; nuevos cargos ¤84.20',
  },
  include_bill_statement_programs: {
    name: '[Programs] que se aplicaron a cada [bill]',
    example: 'Ayuda con las facturas por bajos ingresos',
  },
  bills: {
    name: 'Fecha, importe y vencimiento de cada [bill], con cargos, consumo y número de cada [service]',
    example: '3 de marzo: ¤84.20, vence el 24 de marzo; electricidad 880512: 412 kWh, ¤63.05',
  },
  include_bill_sections: {
    name: 'Lo que costó y consumió cada [service] en cada período, y quién hizo la distribución y el suministro',
    example: 'Electricidad, del 1 al 28 de febrero: 412 kWh, ¤63.05',
  },
  include_bill_section_line_items: {
    name: 'Cada uno de los cargos',
    example: 'Energía en horas pico: 120 kWh a ¤0.32, ¤38.40',
  },
  include_usage_segments: {
    name: 'De qué períodos hay lecturas de sus [meters]',
    example: 'Cada 15 minutos desde el 1 de enero',
  },
  include_usage_segment_value_types: {
    name: 'Cuánto consumió y cuándo',
    example: '5 de enero, de 18:00 a 18:15: 0,42 kWh',
  },
  usage: {
    name: 'Cuánto consumió y cuándo, con los números de su [service] y su [meter]',
    example: '5 de enero, de 18:00 a 18:15: 0,42 kWh; [service] 880512, [meter] M-8805',
  },
  include_aggregations: {
    name: 'Totales de [groups] que incluyen su parte',
    example: 'Edificio B8800: cuatro hogares juntos',
  },
  include_aggregation_addresses: {
    name: 'Las direcciones de esos totales',
    example: '600 Elm St',
  },
  cds_aggregation_consent: {
    name: 'Su consumo como parte del total, nunca por separado',
    example: 'Edificio B8800: cuatro hogares juntos',
  },
  aggregates: {
    name: 'Su consumo de cada mes, en la suma de sus [services]',
    example: 'Toda la electricidad de enero: 412 kWh',
  },
  include_eacs: {
    name: 'Certificados que dicen de dónde vino su energía',
    example: '412 kWh de energía eólica, enero',
  },
}
