import type { AccountPlan, ContractPlan, Portfolio } from './sandbox-file.ts'

/** The accounts that a rule stands for, in the order of their numbers. */
export function expandPortfolio(rule: Portfolio): AccountPlan[] {
  const { accounts, contracts, buildings } = rule
  return Array.from({ length: accounts.count }, (_, index): AccountPlan => {
    const building = buildings && String(1 + Math.floor(index / buildings.accounts)).padStart(3, '0')
    const address = addressOf(rule, buildings ? Math.floor(index / buildings.accounts) : index)
    const first = share(contracts.count, accounts.count, index)
    const beyond = share(contracts.count, accounts.count, index + 1)
    return {
      number: `${accounts.prefix}${index + 1}`,
      name: accounts.name.replace('{n}', String(index + 1)),
      address: buildings ? `${address}, Unit ${1 + (index % buildings.accounts)}` : address,
      customerClass: rule.customerClass,
      programs: [],
      since: rule.since,
      months: rule.months,
      building: building && `${buildings?.prefix}${building}`,
      contracts: Array.from({ length: beyond - first }, (_, at) => contractOf(rule, first + at)),
    }
  })
}

/** Where the n-th of `parts` equal parts of `whole` begins. */
function share(whole: number, parts: number, n: number): number {
  return Math.floor((whole * n) / parts)
}

function contractOf(rule: Portfolio, index: number): ContractPlan {
  const number = String(rule.contracts.first + index)
  const service = inTurn(rule.services, index)
  return {
    ...service,
    number,
    customerClass: rule.customerClass,
    meter: `M-${number}`,
    smart: true,
    programs: [],
    apps: [],
    usage: 'months',
  }
}

function addressOf({ streets, towns }: Portfolio, index: number): string {
  const houseNumber = 100 + 4 * Math.floor(index / streets.length)
  return `${houseNumber} ${inTurn(streets, index)}, ${inTurn(towns, Math.floor(index / streets.length))}`
}

function inTurn<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T
}
