import type { Resources, ServiceContract, UsageSegment, ValueObject } from '#lib/customers/index.ts'
import type { Shown } from '../cut.ts'
import { cutToRange } from '../cut-segment.ts'
import { type Page, type Placed, pageOf, readCursor } from '../page.ts'
import type { View } from '../view.ts'
import { KEYS_OF_SEGMENTS, walkSegments } from '../walk-segments.ts'
import { draftInstant, draftView, openContracts } from './draft-view.ts'

/** The draft knows no pages; only answers beyond this many runs of readings are cut. */
const mostRuns = 1000

/** A run of readings within the granted range, whole as the contract's meter counted it. */
export interface Run {
  readonly contract: ServiceContract
  readonly segment: UsageSegment
}

/**
 * Usage of the chosen services, by service and time (DR-04).
 *
 * @throws CodedError `invalid_request` for a cursor that no page gave
 */
export async function usage(
  view: View,
  resources: Resources,
  cursor: string | undefined,
): Promise<Page<Shown>> {
  const start = cursor === undefined ? undefined : readCursor(cursor, KEYS_OF_SEGMENTS)
  const page = await pageOf(runs(draftView(view, 'usage'), resources, start), start, mostRuns)
  return { ...page, items: page.items.map(shown) }
}

/** Runs of the services that the view's openings open, from the cursor on. */
export async function* runs(
  view: View,
  resources: Resources,
  start: Parameters<typeof walkSegments>[2]['start'],
): AsyncGenerator<Placed<Run>> {
  const open = new Map(
    (await openContracts(view, resources)).map((one) => [one.contract.cds_servicecontract_id, one]),
  )
  const walk = { wanted: () => true, window: {}, start }
  for await (const { item, position } of walkSegments(view, resources, walk)) {
    const found = open.get(item.related_servicecontracts[0] ?? '')
    const segment = found && cutToRange(item, found.opening.usage)
    if (segment) yield { item: { contract: found.contract, segment }, position }
  }
}

function shown({ contract, segment }: Run): Shown {
  return {
    id: segment.cds_usagesegment_id,
    service_id: contract.cds_servicecontract_id,
    service_contract_id: contract.contract_number,
    meter_numbers: contract.meter_numbers,
    commodity: contract.commodity,
    unit: segment.formats[0]?.units ?? null,
    start: draftInstant(segment.segment_start),
    end: draftInstant(segment.segment_end),
    interval: segment.interval,
    values: segment.values.map(([value]) => amountOf(value ?? null)),
  }
}

/** The one number of a Value Object, whatever it counts. */
export function amountOf(value: ValueObject | null): string | null {
  return (value && Object.values(value)[0]) ?? null
}
