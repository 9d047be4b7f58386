import type { Resources, UsageSegment } from '#lib/customers/index.ts'
import { type SectionSight, sectionSight } from './bills.ts'
import type { Shown } from './cut.ts'
import { cutRelations, cutToRange, cutToValueTypes } from './cut-segment.ts'
import { type Page, type Placed, pageOf, readCursor } from './page.ts'
import { type SegmentFilters, segmentFilter } from './segment-filters.ts'
import { freshUntil, type ReachedOpening, type View } from './view.ts'
import { KEYS_OF_SEGMENTS, walkSegments } from './walk-segments.ts'

/**
 * Usage of what was selected, within the granted range and the granted kinds.
 *
 * @throws CodedError `invalid_request` for a cursor that no page gave
 */
export async function listSegments(
  view: View,
  resources: Resources,
  filters: SegmentFilters,
): Promise<Page<Shown>> {
  const start = filters.cursor === undefined ? undefined : readCursor(filters.cursor, KEYS_OF_SEGMENTS)
  const { fits, mayFit } = segmentFilter(view, filters)
  const stored = walkSegments(view, resources, { wanted: mayFit, window: filters, start })
  const sight = sectionSight(view, resources)
  const page = await pageOf(matching(view, stored, fits, sight), start)
  return { ...page, items: page.items.flat() }
}

/** What is shown of each stored segment; what shows nothing is passed over. */
async function* matching(
  view: View,
  stored: AsyncIterable<Placed<UsageSegment>>,
  fits: (shown: Shown) => boolean,
  sight: SectionSight,
): AsyncGenerator<Placed<readonly Shown[]>> {
  for await (const { item: segment, position } of stored) {
    const sections = await sight(segment.related_billsections)
    const item = shownSegments(view, segment, sections).filter(fits)
    if (item.length > 0) yield { item, position }
  }
}

/**
 * A stored segment as each opening shows it. Openings that cut it alike show one segment with the kinds of all of
 * them; others show segments of their own (AP-073).
 */
function shownSegments(view: View, segment: UsageSegment, sections: ReadonlySet<string>): Shown[] {
  const parts = new Map<
    string,
    { part: UsageSegment; valueTypes: ReadonlySet<string> | null; asOf: string }
  >()
  for (const opening of view.openings) {
    const { usage, valueTypes } = opening
    if (!isMeasured(segment, opening)) continue
    const part = cutToRange(segment, usage)
    if (!part) continue
    const known = parts.get(part.cds_usagesegment_id)?.valueTypes ?? []
    const union = new Set([...known, ...(valueTypes ?? [])])
    parts.set(part.cds_usagesegment_id, {
      part,
      valueTypes: union.size > 0 ? union : null,
      asOf: freshUntil(opening, usage.until),
    })
  }
  return [...parts.values()].flatMap(({ part, valueTypes, asOf }) => {
    const typed = cutToValueTypes(part, valueTypes)
    return typed ? [{ ...cutRelations(typed, view.visible, sections), cds_synced: asOf }] : []
  })
}

function isMeasured(segment: UsageSegment, { reach }: ReachedOpening): boolean {
  return (
    segment.related_servicecontracts.some((id) => reach.measured.has(id)) ||
    segment.related_aggregations.some((id) => reach.measuredAggregations.has(id))
  )
}
