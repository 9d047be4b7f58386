import { createHash } from 'node:crypto'
import type { UsageSegment } from '#lib/customers/index.ts'
import { seen } from './cut.ts'
import type { Opening } from './opening.ts'
import type { Visible } from './view.ts'

/**
 * A segment within a granted range: whole, or a new one with just the intervals that lie inside (AP-130 to AP-134,
 * FD-401 to FD-406). The new one has an id of its own, the same at every request.
 *
 * @returns `undefined` when no interval lies inside
 */
export function cutToRange(
  segment: UsageSegment,
  { from, until }: Opening['usage'],
): UsageSegment | undefined {
  const start = Date.parse(segment.segment_start)
  const step = Number(segment.interval) * 1000
  const count = segment.values.length
  const first = from === null ? 0 : Math.max(0, Math.ceil((Date.parse(from) - start) / step))
  const beyond = until === null ? count : Math.min(count, Math.floor((Date.parse(until) - start) / step))
  if (first >= beyond) return undefined
  if (first === 0 && beyond === count) return segment
  const segmentStart = new Date(start + first * step).toISOString()
  const segmentEnd = new Date(start + beyond * step).toISOString()
  return {
    ...segment,
    cds_usagesegment_id: idOfPart(segment.cds_usagesegment_id, segmentStart, segmentEnd),
    segment_start: segmentStart,
    segment_end: segmentEnd,
    values: segment.values.slice(first, beyond),
  }
}

function idOfPart(id: string, start: string, end: string): string {
  const hash = createHash('sha256').update([id, start, end].join('\n')).digest('base64url')
  return `segment_${hash.slice(0, 22)}`
}

/**
 * Keeps the granted kinds of measurements, and their values (AP-106 to AP-108, FD-341 to FD-346).
 *
 * @returns `undefined` when kinds are granted and the segment has none of them
 */
export function cutToValueTypes(
  segment: UsageSegment,
  granted: ReadonlySet<string> | null,
): UsageSegment | undefined {
  if (granted === null) return { ...segment, formats: [], values: [] }
  const kept = [...segment.formats.keys()].filter((index) => granted.has(segment.formats[index]?.id ?? ''))
  if (kept.length === 0) return undefined
  if (kept.length === segment.formats.length) return segment
  const pick = <T>(list: readonly T[]) => kept.map((index) => list[index] as T)
  return { ...segment, formats: pick(segment.formats), values: segment.values.map(pick) }
}

/** Names only what the token may see (AP-115, AP-400). */
export function cutRelations(
  segment: UsageSegment,
  visible: Visible,
  sections: ReadonlySet<string>,
): UsageSegment {
  return {
    ...segment,
    related_aggregations: seen(segment.related_aggregations, visible.aggregations),
    related_accounts: seen(segment.related_accounts, visible.accounts),
    related_servicecontracts: seen(segment.related_servicecontracts, visible.contracts),
    related_servicepoints: seen(segment.related_servicepoints, visible.points),
    related_meterdevices: seen(segment.related_meterdevices, visible.meters),
    related_billsections: seen(segment.related_billsections, sections),
  }
}
