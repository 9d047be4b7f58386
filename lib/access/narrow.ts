import type { SelectionType } from '#lib/catalog/index.ts'
import type { Links, Resources, SelectionEntry, Whose } from '#lib/customers/index.ts'
import type { Opening } from './opening.ts'

type Kind = keyof Links
type Words = (entry: SelectionEntry) => readonly string[]

/** What fields other than numbers are compared with (AP-151 to AP-154). */
const kindsOfWords: Readonly<Partial<Record<Kind, { list: SelectionType; fields: Record<string, Words> }>>> =
  {
    accounts: { list: 'account_selection', fields: { account_programs: (entry) => entry.programNumbers } },
    contracts: {
      list: 'service_contract_selection',
      fields: {
        service_types: (entry) => entry.serviceTypes,
        service_programs: (entry) => entry.programNumbers,
      },
    },
    points: {
      list: 'servicepoint_selection',
      fields: {
        servicepoint_types: (entry) => entry.servicepointTypes,
        premise_numbers: (entry) => entry.premiseNumbers,
      },
    },
    meters: {
      list: 'meter_device_selection',
      fields: { meter_types: (entry) => entry.meterTypes, meter_apps: (entry) => entry.meterApps },
    },
  }

const numberFields = {
  accounts: 'account_numbers',
  contracts: 'contract_numbers',
  points: 'servicepoint_numbers',
  meters: 'meter_numbers',
  aggregations: 'aggregation_numbers',
} as const satisfies Record<Kind, string>

/**
 * What the filters of an opening leave: objects that match all fields of their kind (AP-149 to AP-155), and of the
 * others those that hang together with such objects (AP-156).
 */
export async function narrowedLinks(
  { filters }: Opening,
  whose: Whose,
  links: Links,
  resources: Resources,
): Promise<Links> {
  if (Object.keys(filters).length === 0) return links
  const own: Links = {
    accounts: links.accounts.filter(await testOf('accounts', filters, whose, resources)),
    contracts: links.contracts.filter(await testOf('contracts', filters, whose, resources)),
    points: links.points.filter(await testOf('points', filters, whose, resources)),
    meters: links.meters.filter(await testOf('meters', filters, whose, resources)),
    aggregations: links.aggregations.filter(await testOf('aggregations', filters, whose, resources)),
  }
  return downwards(upwards(downwards(own, links), filters), links)
}

async function testOf(kind: Kind, filters: Opening['filters'], whose: Whose, resources: Resources) {
  const numbers = filters[numberFields[kind]]
  const tests: ((link: { readonly id: string; readonly number: string | null }) => boolean)[] = []
  if (numbers) tests.push(({ number }) => number !== null && numbers.includes(number))
  const { list, fields = {} } = kindsOfWords[kind] ?? {}
  const worded = Object.entries(fields).filter(([field]) => filters[field])
  if (list && worded.length > 0) {
    const entries = await resources.selectable(whose, list)
    const fitting = entries.filter((entry) =>
      worded.every(([field, words]) => words(entry).some((word) => filters[field]?.includes(word))),
    )
    const ids = new Set(fitting.map(({ id }) => id))
    tests.push(({ id }) => ids.has(id))
  }
  return (link: { readonly id: string; readonly number: string | null }) => tests.every((test) => test(link))
}

/** What lost all that it belongs to goes with it: contracts with their account, points with their contracts, … */
function downwards(left: Links, whole: Links): Links {
  const accounts = idsIn(left.accounts)
  const contracts = left.contracts.filter(({ account }) => accounts.has(account))
  const points = keepingAny(left.points, whole.contracts, contracts, (point) => [
    ...point.contracts,
    ...point.previousContracts,
  ])
  const meters = keepingAny(left.meters, whole.points, points, (meter) => [
    ...meter.points,
    ...meter.previousPoints,
  ])
  const members = (aggregation: Links['aggregations'][number]) => [...aggregation.contracts]
  const aggregations = keepingAny(left.aggregations, whole.contracts, contracts, members)
  return { accounts: left.accounts, contracts, points, meters, aggregations }
}

/** And what has none left of a kind that is filtered: points without such a meter, contracts without such a point, … */
function upwards(left: Links, filters: Opening['filters']): Links {
  const filtered = (kind: Kind) =>
    [numberFields[kind], ...Object.keys(kindsOfWords[kind]?.fields ?? {})].some((field) => filters[field])
  const byMeter = filtered('meters')
  const byPoint = byMeter || filtered('points')
  const byContract = byPoint || filtered('contracts')
  const measured = new Set(left.meters.flatMap(({ points }) => points))
  const points = byMeter ? left.points.filter(({ id }) => measured.has(id)) : left.points
  const served = new Set(points.flatMap(({ contracts }) => contracts))
  const contracts = byPoint ? left.contracts.filter(({ id }) => served.has(id)) : left.contracts
  const holders = new Set(contracts.map(({ account }) => account))
  const accounts = byContract ? left.accounts.filter(({ id }) => holders.has(id)) : left.accounts
  return { ...left, accounts, contracts, points }
}

/** Those that still have one of what they had, or never had any. */
function keepingAny<Link, Other extends { readonly id: string }>(
  links: readonly Link[],
  whole: readonly Other[],
  left: readonly Other[],
  related: (link: Link) => readonly string[],
): readonly Link[] {
  if (left.length === whole.length) return links
  const ids = idsIn(left)
  return links.filter((link) => {
    const all = related(link)
    return all.length === 0 || all.some((id) => ids.has(id))
  })
}

function idsIn(links: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(links.map(({ id }) => id))
}
