import type { Resources, ServiceContract } from '#lib/customers/index.ts'
import type { Shown } from '../cut.ts'
import type { Opening } from '../opening.ts'
import type { View } from '../view.ts'
import { draftInstant, draftView, openContracts } from './draft-view.ts'

/** Who distributes. A utility that only distributes speaks a shorter form of its own (DR-20). */
export async function deliveryDetails(
  view: View,
  resources: Resources,
  form: 'whole' | 'distributor',
): Promise<readonly Shown[]> {
  const open = await openContracts(draftView(view, 'delivery_details'), resources)
  return open.flatMap(({ contract, opening }) =>
    contract.delivery ? [form === 'whole' ? wholeDelivery(contract, opening) : ownDelivery(contract)] : [],
  )
}

function wholeDelivery(contract: ServiceContract, opening: Opening): Shown {
  return {
    id: contract.delivery?.id,
    ...moments(contract, opening),
    commodity: contract.commodity,
    delivery_contract_id: contract.delivery?.delivery_contract_id,
    service_address: contract.contract_address,
    meter_numbers: contract.meter_numbers,
    region: contract.delivery?.region,
    pnode: contract.delivery?.pnode,
  }
}

function ownDelivery(contract: ServiceContract): Shown {
  return {
    id: contract.delivery?.id,
    commodity: contract.commodity,
    service_contract_id: contract.delivery?.delivery_contract_id,
    meter_numbers: contract.meter_numbers,
  }
}

/** Who sells, and which delivery that belongs to (DR-21). */
export async function supplyDetails(view: View, resources: Resources): Promise<readonly Shown[]> {
  const open = await openContracts(draftView(view, 'supply_details'), resources)
  return open.flatMap(({ contract, opening }) => {
    const { supply } = contract
    if (!supply) return []
    return [
      {
        id: supply.id,
        ...moments(contract, opening),
        delivery_id: supply.delivery_id,
        supplier: supply.supplier,
        supplier_contract_id: supply.supplier_contract_id,
        tariff_name: supply.tariff_name,
        tariff_code: supply.tariff_code,
      },
    ]
  })
}

/** Both halves as one, with the parts that were granted and that there are (DR-22, DR-43). */
export async function serviceDetails(view: View, resources: Resources): Promise<readonly Shown[]> {
  const open = await openContracts(draftView(view, 'service_details'), resources)
  return open.map(({ contract, opening: { parts } }) => ({
    id: contract.cds_servicecontract_id,
    ...(parts.has('commodity') && { commodity: contract.commodity }),
    ...(parts.has('distribution_details') &&
      contract.delivery && {
        distribution_details: {
          service_contract_id: contract.delivery.delivery_contract_id,
          meter_numbers: contract.meter_numbers,
        },
      }),
    ...(parts.has('supply_details') &&
      contract.supply && {
        supply_details: {
          supplier: contract.supply.supplier,
          service_contract_id: contract.supply.supplier_contract_id,
          tariff: contract.supply.tariff_name,
        },
      }),
  }))
}

function moments(contract: ServiceContract, { asOf }: Opening): Shown {
  return {
    started: draftInstant(contract.started),
    modified: draftInstant(contract.cds_modified),
    verified: draftInstant(contract.verified, asOf),
  }
}
