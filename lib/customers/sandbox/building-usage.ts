import type { SharedUsageRow } from '../embedded/write.ts'
import type { BuildingMember } from './building-rows.ts'
import { earlier } from './calendar.ts'
import { commodities } from './commodities.ts'
import { decimalOf } from './decimal.ts'
import type { Commodity } from './sandbox-file.ts'
import type { Setting } from './setting.ts'
import { readAfterMs } from './usage-rows.ts'

interface Sum {
  readonly commodity: Commodity
  readonly startMs: number
  readonly intervalS: number
  total: number
}

/**
 * What the members of a building used together, month by month, each commodity for itself. It relates to the building
 * and to no member, or each member's consent would open it.
 */
export function buildingUsage(
  { id, calendar }: Setting,
  number: string,
  members: readonly BuildingMember[],
): SharedUsageRow[] {
  return [...sumsOf(members).values()].map(({ commodity, startMs, intervalS, total }) => {
    const { format, valueField, places } = commodities[commodity]
    const start = new Date(startMs).toISOString()
    const endMs = startMs + intervalS * 1000
    const created = earlier(new Date(endMs + readAfterMs).toISOString(), calendar.now)
    return {
      aggregation_id: id('aggregation', number),
      id: id('segment', 'aggregation', number, commodity, start),
      starts_at: start,
      ends_at: new Date(endMs).toISOString(),
      created_at: created,
      modified_at: created,
      interval_s: intervalS,
      series_json: JSON.stringify({
        related_aggregations: [id('aggregation', number)],
        related_accounts: [],
        related_servicecontracts: [],
        related_servicepoints: [],
        related_meterdevices: [],
        related_billsections: [],
        formats: [format],
      }),
      values_json: JSON.stringify([[{ [valueField]: decimalOf(total, places) }]]),
    }
  })
}

/** Whole months alone: a part of one would tell of the one member who moved. */
function sumsOf(members: readonly BuildingMember[]): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const { service, month } of members.flatMap((member) => member.usage)) {
    const { commodity, usage } = service.plan
    const [run] = month.readings
    if (!run || usage !== 'months') continue
    const key = `${commodity} ${run.startMs} ${run.intervalS}`
    const sum = sums.get(key) ?? { commodity, startMs: run.startMs, intervalS: run.intervalS, total: 0 }
    sum.total += month.total
    sums.set(key, sum)
  }
  return sums
}
