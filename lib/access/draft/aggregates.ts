import { Temporal } from 'temporal-polyfill'
import type { Resources } from '#lib/customers/index.ts'
import type { Shown } from '../cut.ts'
import type { View } from '../view.ts'
import { draftView } from './draft-view.ts'
import { amountOf, runs } from './usage.ts'

interface Sum {
  readonly commodity: string
  readonly unit: string
  readonly month: string
  readonly services: Set<string>
  total: string
}

/** Sums of usage over the chosen services, by commodity and month of the utility's calendar (DR-04). */
export async function aggregates(
  view: View,
  resources: Resources,
  timezone: string,
): Promise<readonly Shown[]> {
  const sums = new Map<string, Sum>()
  const monthOf = monthsIn(timezone)
  for await (const { item } of runs(draftView(view, 'aggregates'), resources, undefined)) {
    const { contract, segment } = item
    const unit = String(segment.formats[0]?.units ?? '')
    const start = Date.parse(segment.segment_start)
    for (const [index, [value]] of segment.values.entries()) {
      const amount = amountOf(value ?? null)
      if (amount === null) continue
      const month = monthOf(start + index * Number(segment.interval) * 1000)
      const key = `${month} ${contract.commodity} ${unit}`
      const sum = sums.get(key) ?? {
        commodity: contract.commodity,
        unit,
        month,
        services: new Set(),
        total: '0',
      }
      sum.total = addDecimals(sum.total, amount)
      sum.services.add(contract.cds_servicecontract_id)
      sums.set(key, sum)
    }
  }
  return [...sums.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { commodity, unit, month, services, total }]) => ({
      id: `${month}-${commodity}`,
      commodity,
      unit,
      month,
      services: services.size,
      usage: total,
    }))
}

const hourMs = 3_600_000

/** `2026-01` of an instant; asked once for each hour, as clocks change on the hour. */
function monthsIn(timezone: string): (ms: number) => string {
  const known = new Map<number, string>()
  return (ms) => {
    const hour = Math.floor(ms / hourMs)
    const month =
      known.get(hour) ??
      Temporal.Instant.fromEpochMilliseconds(hour * hourMs)
        .toZonedDateTimeISO(timezone)
        .toPlainDate()
        .toString()
        .slice(0, 'yyyy-mm'.length)
    known.set(hour, month)
    return month
  }
}

/** Exact, with the digits of the longer one. */
function addDecimals(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b))
  const sum = scaled(a, places) + scaled(b, places)
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return `${sum < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`
}

function placesOf(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0
}

function scaled(decimal: string, places: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}
