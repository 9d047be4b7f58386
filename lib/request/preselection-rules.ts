import type { SelectionType } from '#lib/catalog/index.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'

/** The words of an entry that a field is compared with. */
export type Matched = (entry: SelectionEntry) => readonly string[]

type Rules = Readonly<Partial<Record<SelectionType, Matched>>>

const accounts: Matched = (entry) => entry.accountNumbers
const contracts: Matched = (entry) => entry.contractNumbers
const serviceTypes: Matched = (entry) => entry.serviceTypes
const programs: Matched = (entry) => entry.programNumbers
const points: Matched = (entry) => entry.servicepointNumbers
const pointTypes: Matched = (entry) => entry.servicepointTypes
const premises: Matched = (entry) => entry.premiseNumbers
const meters: Matched = (entry) => entry.meterNumbers
const meterTypes: Matched = (entry) => entry.meterTypes
const meterApps: Matched = (entry) => entry.meterApps
const aggregations: Matched = (entry) => entry.aggregationNumbers
const addresses: Matched = (entry) => entry.addresses

const inAccountsAndContracts = (matched: Matched): Rules => ({
  account_selection: matched,
  service_contract_selection: matched,
})
const butInAggregations = (matched: Matched): Rules => ({
  ...inAccountsAndContracts(matched),
  servicepoint_selection: matched,
  meter_device_selection: matched,
})
const everywhere = (matched: Matched): Rules => ({
  ...butInAggregations(matched),
  aggregation_selection: matched,
})

/** By field, then by the list that is shown. WG3-01 §7.1.1 to §7.1.13; `services` and `meters` are the draft's (DR-42) */
export const preselectionRules: Readonly<Record<string, Rules>> = {
  account_numbers: inAccountsAndContracts(accounts), //                      FD-081, FD-082
  account_programs: { account_selection: programs }, //                      FD-091
  contract_numbers: inAccountsAndContracts(contracts), //                    FD-101, FD-102
  service_types: inAccountsAndContracts(serviceTypes), //                    FD-111, FD-112
  service_programs: { service_contract_selection: programs }, //             FD-122
  servicepoint_numbers: butInAggregations(points), //                        FD-131 to FD-134
  servicepoint_types: butInAggregations(pointTypes), //                      FD-141 to FD-144
  premise_numbers: butInAggregations(premises), //                           FD-151 to FD-154
  meter_numbers: butInAggregations(meters), //                               FD-161 to FD-164
  meter_types: butInAggregations(meterTypes), //                             FD-171 to FD-174
  meter_apps: { service_contract_selection: meterApps, meter_device_selection: meterApps }, // FD-182, FD-184
  aggregation_numbers: everywhere(aggregations), //                          FD-191 to FD-195
  addresses: everywhere(addresses), //                                       FD-201 to FD-205
  services: inAccountsAndContracts(contracts),
  meters: inAccountsAndContracts(meters),
}

/** The one exception: to be counted in a group, a customer has to be at one of the premises named (FD-158). */
export const premisesOfAggregations = premises

/** Where `_all` ticks everything (FD-057); elsewhere it is a word that matches nothing (FD-059). */
export const knowsAll: Readonly<Record<string, readonly SelectionType[]>> = {
  account_numbers: ['account_selection', 'service_contract_selection'],
  contract_numbers: ['account_selection', 'service_contract_selection'],
  servicepoint_numbers: ['servicepoint_selection'],
  meter_numbers: ['meter_device_selection'],
}

/** Where `_include_future` ticks the option for later entries (FD-058). */
export const knowsFuture: readonly string[] = ['account_numbers', 'contract_numbers']
