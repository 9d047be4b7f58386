/** An entry as a list shows it; the browser's script knows no more of it. */
export interface Row {
  /** Position in the section's whole list. */
  readonly at: number
  readonly number: string
  /** `Electricity`. */
  readonly kind: string
  /** `Home · Delivery`. */
  readonly kinds: string
  readonly name: string | null
  readonly address: string | null
  /** Number of the account it belongs to, where that is another one. */
  readonly account: string | null
  /** Numbers of the meters that come with it (SL-208). */
  readonly meters: string | null
  /** What finds it too, and is not shown. */
  readonly also: string | null
  /** Number of the premise where it is. */
  readonly premise: string | null
  /** A word for a status worth one. */
  readonly state: string | null
}

/** The same, without names and position: what travels for long lists. */
export type CompactRow = readonly [
  number: string,
  kind: string,
  kinds: string,
  name: string | null,
  address: string | null,
  account: string | null,
  meters: string | null,
  also: string | null,
  premise: string | null,
  state: string | null,
]

export function fromCompact(
  [number, kind, kinds, name, address, account, meters, also, premise, state]: CompactRow,
  at: number,
): Row {
  return { at, number, kind, kinds, name, address, account, meters, also, premise, state }
}
