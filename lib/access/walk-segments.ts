import type { Resources, UsagePosition, UsageSegment } from '#lib/customers/index.ts'
import { type Cursor, comparePositions, type Placed } from './page.ts'
import type { View } from './view.ts'

/** Aggregation, account and contract number, `segment_start`, `cds_modified`, id (AP-382). */
export const KEYS_OF_SEGMENTS = 6

interface Walk {
  /** `false`: leave the segments of this contract out. */
  readonly wanted: (contract: { readonly id: string; readonly account: string }) => boolean
  /** Both instants are inside. */
  readonly window: { readonly before?: string | undefined; readonly after?: string | undefined }
  readonly start: Cursor | undefined
}

/** Stored segments whose usage any opening opens, whole, from the cursor on in its direction. */
export async function* walkSegments(
  view: View,
  resources: Resources,
  { wanted, window, start }: Walk,
): AsyncGenerator<Placed<UsageSegment>> {
  const backwards = start?.direction === 'previous'
  const range = widest(view, window)
  const all = seriesOf(view, wanted)
  for (const { numbers, ...ids } of backwards ? all.reverse() : all) {
    const side = start ? comparePositions(numbers, start.position, []) : 0
    if (start && (backwards ? side > 0 : side < 0)) continue
    const beyond = start && side === 0 ? positionOf(start.position) : undefined
    for await (const item of readSeries(view, resources, ids, { ...range, beyond, backwards })) {
      const { segment_start, cds_modified, cds_usagesegment_id } = item
      yield { item, position: [...numbers, segment_start, cds_modified, cds_usagesegment_id] }
    }
  }
}

/** The widest range that any opening has, within the window that is asked for. */
function widest({ openings }: View, { before, after }: Walk['window']) {
  const ranges = openings
    .filter(({ reach }) => reach.measured.size + reach.measuredAggregations.size > 0)
    .map(({ usage }) => usage)
  const first = ranges.some(({ from }) => from === null) ? [] : ranges.map(({ from }) => from ?? '').sort()
  const last = ranges.some(({ until }) => until === null) ? [] : ranges.map(({ until }) => until ?? '').sort()
  return {
    from: [first.at(0), after]
      .filter((bound) => bound !== undefined)
      .sort()
      .at(-1),
    until: [last.at(-1), before]
      .filter((bound) => bound !== undefined)
      .sort()
      .at(0),
  }
}

/** Contracts, or aggregations, that stand at the same place in the order of segments. */
interface Series {
  /** Aggregation, account and contract number, as far as the token may see whose they are; empty sorts first. */
  readonly numbers: readonly [aggregation: string, account: string, contract: string]
  readonly contracts: string[]
  readonly aggregations: string[]
}

function seriesOf({ openings, visible, links }: View, wanted: Walk['wanted']): Series[] {
  const measured = new Set(openings.flatMap(({ reach }) => [...reach.measured]))
  const wholes = new Set(openings.flatMap(({ reach }) => [...reach.measuredAggregations]))
  const accountNumbers = new Map(links.accounts.map(({ id, number }) => [id, number ?? '']))
  const known = new Map<string, Series>()
  const seriesAt = (...numbers: Series['numbers']): Series => {
    const key = numbers.join('\n')
    const series = known.get(key) ?? { numbers, contracts: [], aggregations: [] }
    known.set(key, series)
    return series
  }
  for (const { id, number } of links.aggregations) {
    if (!wholes.has(id)) continue
    seriesAt(visible.aggregations.has(id) ? (number ?? '') : '', '', '').aggregations.push(id)
  }
  for (const contract of links.contracts) {
    const { id, number, account } = contract
    if (!measured.has(id) || !wanted(contract)) continue
    seriesAt(
      '',
      visible.accounts.has(account) ? (accountNumbers.get(account) ?? '') : '',
      visible.contracts.has(id) ? (number ?? '') : '',
    ).contracts.push(id)
  }
  return [...known.values()].sort((a, b) => comparePositions(a.numbers, b.numbers, []))
}

function positionOf([, , , start = '', modified = '', id = '']: Cursor['position']): UsagePosition {
  return { start, modified, id }
}

/** How many segments are read at a time. */
const portion = 101

interface Stretch {
  readonly from: string | undefined
  readonly until: string | undefined
  readonly beyond: UsagePosition | undefined
  readonly backwards: boolean
}

async function* readSeries(
  { whose }: View,
  resources: Resources,
  ids: Pick<Series, 'contracts' | 'aggregations'>,
  { from, until, beyond, backwards }: Stretch,
): AsyncGenerator<UsageSegment> {
  for (let last = beyond; ; ) {
    const segments = await resources.usage(whose, {
      ...ids,
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
      ...(last && { beyond: last }),
      backwards,
      limit: portion,
    })
    yield* segments
    const end = segments.at(-1)
    if (!end || segments.length < portion) return
    last = { start: end.segment_start, modified: end.cds_modified, id: end.cds_usagesegment_id }
  }
}
