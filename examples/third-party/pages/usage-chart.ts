import type { Reading } from '../wire/read.ts'
import { type Html, html } from './html.ts'

interface Amount {
  readonly at: number
  readonly value: number
}

/** Where a Value Object keeps its amount: electricity, gas, water, fuel oil. CDS-WG3-01 §10.8.5 */
const amounts = ['eu', 'gu', 'wu', 'fu'] as const
const width = 720
const height = 150
const longestDaily = 45 * 86_400_000

/** Usage over time, a bar a month (a day, where it is short). A drawing may round; the table does not. */
export function usageChart(rows: Reading['rows']): Html | false {
  const found = rows.flatMap(amountsOf)
  const first = found[0]
  if (!first) return false
  const span = Math.max(...ends(found)) - Math.min(...ends(found))
  const places = span > longestDaily ? 'yyyy-mm'.length : 'yyyy-mm-dd'.length
  const sums = new Map<string, number>()
  for (const { at, value } of found.sort((one, other) => one.at - other.at)) {
    const period = new Date(at).toISOString().slice(0, places)
    sums.set(period, (sums.get(period) ?? 0) + value)
  }
  return draw([...sums])
}

function ends(found: readonly Amount[]): [number, number] {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const { at } of found) {
    least = Math.min(least, at)
    most = Math.max(most, at)
  }
  return [least, most]
}

function amountsOf(row: Reading['rows'][number]): Amount[] {
  const start = Date.parse(String(row.segment_start ?? row.start))
  const step = Number(row.interval) * 1000
  if (!Array.isArray(row.values) || Number.isNaN(start) || Number.isNaN(step)) return []
  return row.values.flatMap((set: unknown, at: number) => {
    const value = amountIn(set)
    return value === undefined ? [] : [{ at: start + at * step, value: Number(value) }]
  })
}

/** The first of a Value Set; the draft of 2023 has the amount alone. */
function amountIn(set: unknown): unknown {
  if (!Array.isArray(set)) return set ?? undefined
  const value = set[0] as Readonly<Record<string, unknown>> | null | undefined
  const name = amounts.find((candidate) => value?.[candidate] !== undefined)
  return name && value?.[name]
}

function draw(sums: readonly (readonly [string, number])[]): Html {
  const most = Math.max(...sums.map(([, sum]) => sum), 1)
  const step = width / sums.length
  const [first, last] = [sums[0]?.[0], sums.at(-1)?.[0]]
  return html`<svg class="chart" viewBox="0 0 ${width} ${height + 20}" role="img"
aria-label="Usage from ${first} to ${last}, at most ${most.toFixed(0)} in one bar">
${sums.map(([period, sum], at) => {
  const bar = (Math.max(sum, 0) / most) * (height - 4)
  return html`<rect x="${(at * step + step * 0.1).toFixed(1)}" y="${(height - bar).toFixed(1)}" width="${(step * 0.8).toFixed(1)}" height="${bar.toFixed(1)}" rx="2"><title>${period}: ${sum.toFixed(1)}</title></rect>`
})}
<text x="0" y="${height + 15}">${first}</text><text x="${width}" y="${height + 15}" text-anchor="end">${last}</text></svg>`
}
