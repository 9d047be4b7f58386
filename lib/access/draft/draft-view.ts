import type { Resources, ServiceContract } from '#lib/customers/index.ts'
import type { ReachedOpening, View } from '../view.ts'

/** A view narrowed to the openings of one of the draft's types: each endpoint shows its own scope, and no other. */
export function draftView(view: View, type: string): View {
  const openings = view.openings.filter((opening) => opening.type === type)
  const none: ReadonlySet<string> = new Set()
  const contracts = openings.flatMap(({ reach }) => [...reach.contracts, ...reach.measured])
  return {
    ...view,
    openings,
    visible: {
      accounts: new Set(openings.flatMap(({ reach }) => [...reach.accounts])),
      contracts: new Set(contracts),
      points: none,
      meters: none,
      aggregations: none,
    },
  }
}

/** The contracts that one of the draft's types opens, or whose data it opens, by number, each with the opening. */
export async function openContracts(
  view: View,
  resources: Resources,
): Promise<readonly { contract: ServiceContract; opening: ReachedOpening }[]> {
  const ids = [...view.visible.contracts]
  const contracts = await resources.objects(view.whose, 'service_contract', ids)
  return contracts
    .flatMap((contract) => {
      const { cds_servicecontract_id: id } = contract
      const opening = view.openings.find(({ reach }) => reach.contracts.has(id) || reach.measured.has(id))
      return opening ? [{ contract, opening }] : []
    })
    .sort((a, b) => compareNumbers(a.contract.contract_number, b.contract.contract_number))
}

/** `3000-2` before `3000-10`. */
export function compareNumbers(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b))
}

/** `2023-01-01T00:00:00Z` (DR-23); what was checked or changed later than `asOf` is not told. */
export function draftInstant(instant: string, asOf = instant): string {
  return (instant < asOf ? instant : asOf).replace('.000Z', 'Z')
}
