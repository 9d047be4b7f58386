import type { Links } from '#lib/customers/index.ts'
import type { Opening } from './opening.ts'
import { type Reach, reachOf } from './reach.ts'

/** All that a token shows of one customer at one moment. */
export interface View {
  readonly customerId: string
  readonly links: Links
  readonly openings: readonly ReachedOpening[]
  /** Ids of the open objects of each kind, whichever opening opens them. */
  readonly visible: Visible
  /** Of the whole grant, whose scopes have one and the same (FD-490). */
  readonly encryptionKey: Opening['encryptionKey']
}

export interface ReachedOpening extends Opening {
  readonly reach: Reach
}

export type Kind = keyof Omit<Reach, 'measured'>
export type Visible = Readonly<Record<Kind, ReadonlySet<string>>>

export function viewOf(customerId: string, openings: readonly Opening[], links: Links): View {
  const reached = openings.map((opening) => ({ ...opening, reach: reachOf(opening, links) }))
  const union = (kind: Kind) => {
    const [only, ...others] = reached.map(({ reach }) => reach[kind])
    return only && others.length === 0 ? only : new Set(reached.flatMap(({ reach }) => [...reach[kind]]))
  }
  return {
    customerId,
    links,
    openings: reached,
    encryptionKey: openings.find(({ encryptionKey }) => encryptionKey)?.encryptionKey ?? null,
    visible: {
      accounts: union('accounts'),
      contracts: union('contracts'),
      points: union('points'),
      meters: union('meters'),
      aggregations: union('aggregations'),
    },
  }
}

/** The include fields of all openings that open this object (AP-073), and how fresh the freshest is. */
export function shownOf(
  { openings, visible }: View,
  kind: Kind,
  id: string,
): { includes: ReadonlySet<string>; asOf: string; visible: Visible } {
  const opening = openings.filter(({ reach }) => reach[kind].has(id))
  return {
    includes: new Set(opening.flatMap(({ includes }) => [...includes])),
    asOf:
      opening
        .map(({ asOf }) => asOf)
        .sort()
        .at(-1) ?? '',
    visible,
  }
}
