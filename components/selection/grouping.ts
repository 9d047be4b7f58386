import { formatPositions } from '#lib/interactions/selection-post.ts'
import type { Row } from './row.ts'

const groupings = ['none', 'account', 'premise'] as const

/** What entries of a list can stand together by. */
export type Grouping = (typeof groupings)[number]

export function isGrouping(text: string | null): text is Grouping {
  return groupings.some((grouping) => grouping === text)
}

/** Where a row stands. Rows that have no such thing stand together under an empty key. */
export function groupKeyOf(
  { account, premise, address }: Pick<Row, 'account' | 'premise' | 'address'>,
  by: Grouping,
): string {
  if (by === 'none') return ''
  return (by === 'account' ? account : (premise ?? address)) ?? ''
}

/** Over the rows that stand together. */
export interface Heading {
  readonly by: Exclude<Grouping, 'none'>
  readonly key: string
  /** The address of its first row, for a premise. */
  readonly address: string | null
  /** Positions, as `formatPositions` writes them, of all that is found of it. */
  readonly members: string
}

export interface ItemRow {
  readonly kind: 'row'
  readonly row: Row
}

/** What a list shows, one below the other. */
export type Item = ItemRow | { readonly kind: 'heading'; readonly heading: Heading }

/** Groups in the order of their first rows; within one the order stays. */
export function inGroups<Member>(
  members: readonly Member[],
  keyOf: (member: Member) => string,
): ReadonlyMap<string, readonly Member[]> {
  const groups = new Map<string, Member[]>()
  for (const member of members) {
    const key = keyOf(member)
    const group = groups.get(key)
    if (group) group.push(member)
    else groups.set(key, [member])
  }
  return groups
}

/** Rows of a whole list as it is looked at. */
export function withAllHeadings(rows: readonly ItemRow[], by: Grouping): readonly Item[] {
  if (by === 'none') return rows
  return [...inGroups(rows, ({ row }) => groupKeyOf(row, by))].flatMap(([key, group]): readonly Item[] => [
    {
      kind: 'heading',
      heading: headingOf(
        by,
        key,
        group[0]?.row.address ?? null,
        group.map(({ row }) => row.at),
      ),
    },
    ...group,
  ])
}

export function headingOf(
  by: Heading['by'],
  key: string,
  address: string | null,
  members: readonly number[],
): Heading {
  return { by, key, address: by === 'premise' ? address : null, members: formatPositions(members) }
}
