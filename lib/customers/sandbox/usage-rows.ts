import type { UsageRow } from '../embedded/write.ts'
import { sectionId } from './bill-section.ts'
import { earlier } from './calendar.ts'
import { commodities } from './commodities.ts'
import { decimalOf } from './decimal.ts'
import type { MonthUsage, Readings } from './readings.ts'
import type { PlannedService } from './service-rows.ts'
import type { Setting } from './setting.ts'

/** How long after its end a run of readings is there. */
export const readAfterMs = 6 * 3_600_000

/**
 * One row a run of readings.
 *
 * @param billed starts of the months that are on a bill
 */
export function usageRows(
  { id, calendar }: Setting,
  customerId: string,
  accountId: string,
  { plan, contractId, pointId, meterId }: PlannedService,
  months: readonly MonthUsage[],
  billed: ReadonlySet<string>,
): UsageRow[] {
  if (plan.usage === 'none') return []
  const { format, places, valueField } = commodities[plan.commodity]
  return months.flatMap((month) => {
    const series = JSON.stringify({
      related_aggregations: [],
      related_accounts: [accountId],
      related_servicecontracts: [contractId],
      related_servicepoints: [pointId],
      related_meterdevices: [meterId],
      related_billsections: billed.has(month.start) ? [sectionId(id, plan.number, month.start)] : [],
      formats: [format],
    })
    return month.readings.map(({ startMs, intervalS, values }) => {
      const endMs = startMs + intervalS * 1000 * values.length
      const start = new Date(startMs).toISOString()
      const read = new Date(endMs + readAfterMs).toISOString()
      const created = earlier(read, calendar.now)
      return {
        customer_id: customerId,
        id: id('segment', plan.number, start),
        contract_id: contractId,
        starts_at: start,
        ends_at: new Date(endMs).toISOString(),
        created_at: created,
        modified_at: created,
        interval_s: intervalS,
        series_json: series,
        values_json: JSON.stringify(values.map((value) => [{ [valueField]: decimalOf(value, places) }])),
      }
    })
  })
}

/** Runs that follow each other up to a day, and the sum of the whole: what has been read of a month. */
export function readUntil(month: MonthUsage, endMs: number): MonthUsage {
  const readings = month.readings.filter(
    (run: Readings) => run.startMs + run.intervalS * 1000 * run.values.length <= endMs,
  )
  return { ...month, readings }
}
