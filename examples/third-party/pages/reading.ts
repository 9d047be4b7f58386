import { indent } from '../wire/json.ts'
import type { Reading } from '../wire/read.ts'
import { type Html, html } from './html.ts'
import { usageChart } from './usage-chart.ts'

const mostRows = 60
const mostRawPages = 3

export function readingSection(reading: Reading): Html {
  const failed = reading.exchanges.find((exchange) => exchange.status !== 200)
  const count = `${reading.rows.length}${reading.more ? ' and more' : ''}`
  return html`
<section class="panel"><h2>${reading.title}<span class="count">${failed ? 'refused' : count}</span></h2>
  ${failed && html`<p class="told">The utility answered ${failed.status}: ${failed.text}</p>`}
  ${!failed && reading.rows.length === 0 && html`<p>The grant opens nothing here.</p>`}
  ${usageChart(reading.rows)}
  ${reading.rows.length > 0 && table(reading.title, reading.rows)}
  ${reading.exchanges.slice(0, mostRawPages).map(
    (exchange, at) => html`
  <details><summary>Raw JSON${reading.exchanges.length > 1 && `, page ${at + 1} of ${reading.exchanges.length}`}</summary><pre tabindex="0">${clip(exchange.text)}</pre></details>`,
  )}
</section>`
}

const longestRaw = 60_000

function clip(text: string): string {
  if (text.length <= longestRaw) return indent(text)
  return `${indent(text.slice(0, longestRaw))}\n… ${text.length - longestRaw} characters more`
}

/** What the server notes for itself. */
const unshown = /^cds_(created|modified|synced)$/

/** Columns that hold something, plain values before lists and objects, the server's own ids last. */
function columnsOf(rows: Reading['rows']): string[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)))
  const held = [...names].filter((name) => !unshown.test(name) && rows.some((row) => !isEmpty(row[name])))
  const rank = (name: string) =>
    name.startsWith('cds_') ? 2 : rows.some((row) => typeof row[name] === 'object' && row[name]) ? 1 : 0
  return held.sort((one, other) => rank(one) - rank(other))
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

function table(title: string, rows: Reading['rows']): Html {
  const columns = columnsOf(rows)
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}, as a table"><table>
<thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows
    .slice(0, mostRows)
    .map(
      (row) =>
        html`<tr>${columns.map((name) => html`<td${shapeOf(row[name])}>${cell(row[name])}</td>`)}</tr>`,
    )}</tbody></table></div>
${rows.length > mostRows && html`<p class="hint">The first ${mostRows} of ${rows.length} rows.</p>`}`
}

const longestOnOneLine = 36

function shapeOf(value: unknown): Html | false {
  if (typeof value === 'object' && value !== null) return html` class="wide"`
  return String(value).length <= longestOnOneLine && html` class="line"`
}

function cell(value: unknown): Html | string {
  if (value === undefined) return ''
  if (value === null) return html`<span class="null">none</span>`
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return list(value)
  if (typeof value === 'object') return pairs(value)
  return String(value)
}

const mostItems = 4

function list(values: readonly unknown[]): Html | string {
  if (values.length === 0) return html`<span class="null">none</span>`
  if (values.some((value) => Array.isArray(value))) return `${values.length} values`
  const shown = values.slice(0, mostItems).map((value, at) => html`${at > 0 && ', '}${cell(value)}`)
  return html`${shown}${values.length > mostItems && ` and ${values.length - mostItems} more`}`
}

function pairs(value: object): Html {
  return html`${Object.entries(value)
    .filter(([name, inner]) => name !== 'id' && !isEmpty(inner))
    .map(([name, inner], at) => html`${at > 0 && '; '}${name}: ${cell(inner)}`)}`
}
