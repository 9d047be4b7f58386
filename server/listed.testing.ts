import type {
  Account,
  Aggregation,
  BillSection,
  BillStatement,
  EnergyAttributeCertificate,
  MeterDevice,
  ServiceContract,
  ServicePoint,
  UsageSegment,
} from '#lib/customers/index.ts'
import type { Answered } from './a-server.testing.ts'
import { listings } from './specified-objects.testing.ts'

/** Objects of each listing as a client reads them whose token shows every field. WG3-01 §10 */
export type Listed = {
  accounts: Read<Account>
  service_contracts: Read<ServiceContract>
  service_points: Read<ServicePoint>
  meter_devices: Read<MeterDevice>
  bill_statements: Read<BillStatement>
  bill_sections: Read<BillSection>
  aggregations: Read<Aggregation>
  usage_segments: Read<UsageSegment>
  eacs: Read<Omit<EnergyAttributeCertificate, 'data'> & { eac_data_url: string }>
}
export type Listing = keyof Listed
export type AnyListed = Listed[Listing]

type Read<Whole> = OnTheWire<Whole> & { readonly cds_synced: string }

/** Decimals leave as numbers (AP-060). */
type OnTheWire<Whole> = Whole extends object
  ? {
      readonly [Field in keyof Whole]: Field extends DecimalField
        ? number | Extract<Whole[Field], null>
        : OnTheWire<Whole[Field]>
    }
  : Whole

type DecimalField =
  | 'amount'
  | 'amount_due'
  | 'cost'
  | 'eu'
  | 'interval'
  | 'new_balance_amount'
  | 'previous_balance_unpaid'

/** Every listing, whole. */
export type Lists = { readonly [Array in Listing]: readonly Listed[Array][] }

/** Of the listing whose answers have this array. */
export const pathOf = (array: Listing) => `/cds/customer-data/${array.replaceAll('_', '-')}`

export function readers(ask: (address: string, as: { readonly token: string }) => Promise<Answered>) {
  /** The objects of a listing, from all of its pages. */
  async function list<Array extends Listing>(
    array: Array,
    token: string,
    query: Readonly<Record<string, string>> = {},
  ): Promise<Listed[Array][]> {
    const all: Listed[Array][] = []
    for (let next: string | null = `${pathOf(array)}?${new URLSearchParams(query)}`; next; ) {
      const { status, body } = await ask(next, { token })
      if (status !== 200) throw new Error(JSON.stringify(body))
      all.push(...body[array])
      next = body.next
    }
    return all
  }

  async function listAll(token: string): Promise<Lists> {
    const lists: [Listing, AnyListed[]][] = []
    for (const { array } of listings) lists.push([array, await list(array, token)])
    return Object.fromEntries(lists) as unknown as Lists
  }

  return { list, listAll }
}

/** Throws where there is none: for what a test goes on with. */
export function firstOf<One>(all: readonly One[]): NonNullable<One> {
  const [first] = all
  if (first === undefined || first === null) throw new Error('a test needs one, and there is none')
  return first
}

/** Our id of each. */
export function idsOf(objects: readonly AnyListed[]): string[] {
  return objects.map((one) => {
    const name = Object.keys(one).find((field) => /^cds_\w+_id$/.test(field))
    if (name === undefined) throw new Error(`no id in ${JSON.stringify(one)}`)
    return String(fieldOf(one, name))
  })
}

/** A field that a test has the name of as data. */
export function fieldOf(object: object, name: string): unknown {
  return (object as Readonly<Record<string, unknown>>)[name]
}

/** The entries of such a field: of a list all, of a value itself, of `null` none. */
export function entriesOf(object: object, name: string): readonly unknown[] {
  return [fieldOf(object, name) ?? []].flat()
}

/** The same as texts; of entries that are objects, a field of theirs. */
export function textsOf(object: object, name: string, within?: string): readonly string[] {
  const entries = entriesOf(object, name)
  if (within === undefined) return entries.map(String)
  return entries.flatMap((entry) => textsOf(Object(entry), within))
}
