import { commodities } from './commodities.ts'
import type { ContractPlan } from './sandbox-file.ts'

/** Where a service arrives: each contract of the sandbox has a point and a meter of its own. */
export function pointNumberOf({ number }: ContractPlan): string {
  return `SP-${number}`
}

export function pointTypesOf({ commodity }: ContractPlan): readonly string[] {
  return [commodity, 'single_service', 'physical', 'edge']
}

export function meterTypesOf({ commodity, smart }: ContractPlan): readonly string[] {
  return [
    commodities[commodity].meterType,
    'forward_only',
    'physical_meter',
    smart ? 'ami_meter' : 'amr_meter',
  ]
}
