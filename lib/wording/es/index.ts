import type { Dictionary } from '../types.ts'
import { durations } from './durations.ts'
import { kinds, states } from './kinds.ts'
import { topics } from './topics.ts'

export const es: Dictionary = {
  summaries: {
    cds_rate_plan: 'las tarifas de sus servicios',
    cds_account_programs: 'los programas de sus cuentas',
    cds_service_programs: 'los programas de sus servicios',
    cds_accounts: 'sus cuentas',
    cds_service_contracts: 'sus servicios',
    cds_meters: 'sus medidores',
    cds_bill_statements: 'sus facturas',
    cds_service_bills: 'sus facturas, servicio por servicio',
    cds_usage: 'su consumo de energía',
    cds_aggregation_consent: 'su parte en el total de un edificio',
    account_details: 'sus cuentas y lo que debe',
    service_details: 'sus servicios',
    delivery_details: 'cómo le llega la energía',
    supply_details: 'quién le suministra la energía y con qué tarifa',
    program_details: 'los programas en los que participa',
    bills: 'sus facturas',
    usage: 'su consumo de energía',
    aggregates: 'totales de su consumo de energía',
  },
  otherSummary: 'sus datos de servicios públicos',
  groups: {
    accounts: 'Cuentas',
    services: 'Servicios',
    delivery: 'Distribución',
    supply: 'Suministro',
    places: 'Puntos de conexión',
    meters: 'Medidores',
    programs: 'Programas',
    bills: 'Facturas',
    charges: 'Cargos de sus facturas',
    usage: 'Consumo de energía',
    buildings: 'Totales de edificios y grupos',
    certificates: 'Certificados de energía verde',
  },
  topics,
  durations,
  kinds,
  states,
  preselections: {
    accounts: (values) => `Cuentas: ${values}`,
    services: (values) => `Servicios: ${values}`,
    serviceTypes: (values) => `Servicios de este tipo: ${values}`,
    programs: (values) => `Programas: ${values}`,
    meters: (values) => `Medidores: ${values}`,
    places: (values) => `Direcciones: ${values}`,
  },
}
