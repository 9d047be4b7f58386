import { isDeepStrictEqual } from 'node:util'
import type { Catalog } from '#lib/catalog/index.ts'
import type { Worded, WordedScope } from '#lib/wording/index.ts'
import type { GrantedScope, ReceiptContent, ReceiptSection } from './types.ts'

/** What has become of an approval since its receipt. WG3-01 §9.4 (RC-072, RC-073) */
export interface SinceReceipt {
  /** Scopes that are otherwise now, or new, each as a section of its own. */
  readonly changed: readonly ReceiptSection[]
  /** Scopes that are not there any more, as they were. */
  readonly gone: readonly ReceiptSection[]
}

type Chosen = NonNullable<ReceiptSection['selection']>['chosen']

/**
 * Holds a receipt against what its grant opens at present.
 *
 * @param tell what a customer would read of a section: where it is the same, nothing has changed
 * @param known entries by id, which a grant keeps no numbers of
 */
export function sinceReceipt({
  content,
  granted,
  catalog,
  tell,
  known,
}: {
  readonly content: ReceiptContent
  readonly granted: readonly GrantedScope[]
  readonly catalog: Catalog
  readonly tell: (section: Worded) => unknown
  readonly known: ReadonlyMap<string, Chosen[number]>
}): SinceReceipt {
  /** Where nobody signed in, a receipt has what was typed in, and the grant what was found (OP-36). */
  const hasEntries = content.customerName !== null
  const isSame = (was: ReceiptSection, is: ReceiptSection) =>
    isDeepStrictEqual(tell(was), tell(is)) && (!hasEntries || isSameSelection(was, is))
  const before = byPlace(content.sections.flatMap(sectionsOfScopes), ({ scopes }) => scopes[0]?.scope ?? '')
  const present = byPlace(granted, ({ scope }) => scope)
  const changed = [...present].flatMap(([place, scope]): readonly ReceiptSection[] => {
    const was = before.get(place)
    const is = presentSection(scope, was, catalog, known)
    return was && isSame(was, is) ? [] : [is]
  })
  const gone = [...before].flatMap(([place, section]) => (present.has(place) ? [] : section))
  return { changed, gone }
}

/** The first of a scope, its second, and so on: a request can have several. */
function byPlace<Item>(items: readonly Item[], scopeOf: (item: Item) => string): ReadonlyMap<string, Item> {
  const counts = new Map<string, number>()
  return new Map(
    items.map((item) => {
      const scope = scopeOf(item)
      const count = counts.get(scope) ?? 0
      counts.set(scope, count + 1)
      return [`${scope} ${count}`, item]
    }),
  )
}

function sectionsOfScopes(section: ReceiptSection): readonly ReceiptSection[] {
  return section.scopes.map((scope) => ({
    ...section,
    scopes: [scope],
    durations: section.durations.filter(({ scopes: of }) => of?.includes(scope.scope) ?? true),
  }))
}

function presentSection(
  { scope, type, fields, selection }: GrantedScope,
  was: ReceiptSection | undefined,
  catalog: Catalog,
  known: ReadonlyMap<string, Chosen[number]>,
): ReceiptSection {
  const [worded = { scope, type }] = was?.scopes ?? []
  const directions = catalog.scopes.get(scope)?.directions ?? {}
  const durations =
    was?.durations ?? Object.entries(directions).map(([field, direction]) => ({ field, direction }))
  const now: WordedScope = { ...worded, fields }
  return {
    scopes: [now],
    durations: durations.flatMap((duration) => {
      const boundary = fields[duration.field]
      if (typeof boundary !== 'string') return []
      const isAsBefore = 'boundary' in duration && duration.boundary === boundary
      return { ...duration, boundary, asked: isAsBefore ? duration.asked : boundary }
    }),
    purpose: was?.purpose ?? null,
    selection: selection && {
      type: selection.type,
      includeFuture: selection.includeFuture,
      chosen: selection.entries.flatMap((id) => known.get(id) ?? { id, number: id, address: null }),
      of: was?.selection?.of ?? selection.entries.length,
    },
  }
}

function isSameSelection(was: ReceiptSection, is: ReceiptSection): boolean {
  const ids = ({ selection }: ReceiptSection) => selection?.chosen.map(({ id }) => id).toSorted()
  return isDeepStrictEqual(ids(was), ids(is)) && was.selection?.includeFuture === is.selection?.includeFuture
}
