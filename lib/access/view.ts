import type { Links, Resources, Whose } from '#lib/customers/index.ts'
import { narrowedLinks } from './narrow.ts'
import type { Opening } from './opening.ts'
import { type Reach, reachOf } from './reach.ts'

/** All that a token shows at one moment, of one customer or of all. */
export interface View {
  readonly whose: Whose
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

export type Kind = keyof Links
export type Visible = Readonly<Record<Kind, ReadonlySet<string>>>

/** What the openings of a grant show now; for a grant that no customer gave, within its filters (AP-149). */
export async function openView(
  resources: Resources,
  whose: Whose,
  openings: readonly Opening[],
): Promise<View> {
  const links = await resources.links(whose)
  const left: Links[] = []
  for (const opening of openings) left.push(await narrowedLinks(opening, whose, links, resources))
  return viewOf(whose, openings, links, left)
}

/** @param left what the filters of each opening leave of `links` */
export function viewOf(
  whose: Whose,
  openings: readonly Opening[],
  links: Links,
  left: readonly Links[] = openings.map(() => links),
): View {
  const reached = openings.map((opening, index) => ({
    ...opening,
    reach: reachOf(opening, left[index] ?? links),
  }))
  const union = (kind: Kind) => {
    const [only, ...others] = reached.map(({ reach }) => reach[kind])
    return only && others.length === 0 ? only : new Set(reached.flatMap(({ reach }) => [...reach[kind]]))
  }
  return {
    whose,
    links,
    openings: reached,
    encryptionKey: reached.find(({ encryptionKey }) => encryptionKey)?.encryptionKey ?? null,
    visible: {
      accounts: union('accounts'),
      contracts: union('contracts'),
      points: union('points'),
      meters: union('meters'),
      aggregations: union('aggregations'),
    },
  }
}

/** What is known of an object beside its fields. */
export interface Around {
  /** Include fields that count for this very object (AP-073). */
  readonly includes: ReadonlySet<string>
  /** When it was last true. */
  readonly asOf: string
  /** Objects beyond these are not named (AP-115, AP-179). */
  readonly visible: Visible
  /** Programs that are shown, by number; `null`: all (AP-118). */
  readonly programs: Opening['programs']
}

/** The include fields of all openings that open this object, and how fresh the freshest is. */
export function shownOf(view: View, kind: Kind, id: string): Around {
  const opening = view.openings.filter(({ reach }) => reach[kind].has(id))
  return around(
    opening,
    opening.map(({ asOf }) => asOf),
    view.visible,
  )
}

/** The same of openings that show something with an end of its own, such as a bill. */
export function around(openings: readonly Opening[], asOf: readonly string[], visible: Visible): Around {
  return {
    includes: new Set(openings.flatMap(({ includes }) => [...includes])),
    asOf: asOf.toSorted().at(-1) ?? '',
    visible,
    programs: {
      account: namedPrograms(openings, 'account', 'include_account_programs'),
      service: namedPrograms(openings, 'service', 'include_service_programs'),
    },
  }
}

function namedPrograms(
  openings: readonly Opening[],
  level: keyof Opening['programs'],
  field: string,
): ReadonlySet<string> | null {
  const lists = openings.filter(({ includes }) => includes.has(field)).map(({ programs }) => programs[level])
  if (lists.some((list) => list === null)) return null
  return new Set(lists.flatMap((list) => [...(list ?? [])]))
}

/** Now, or the end of a range that is over (AP-125). */
export function freshUntil({ now }: Opening, until: string | null): string {
  return until !== null && until < now ? until : now
}
