declare global {
  interface JSON {
    /** A JSON primitive whose text stands in the output as it is. ECMA-262, JSON.parse source text access */
    rawJSON(text: string): object
  }
}

/** Fields whose text is a decimal: money, usage, and what goes with them. WG3-01 §10 */
const decimalFields = new Set([
  'interval',
  'eu',
  'ed',
  'gu',
  'wu',
  'fu',
  'c',
  'sm',
  'ci',
  'latitude',
  'longitude',
  'balance',
  'amount',
  'amount_due',
  'previous_balance_amount',
  'previous_balance_paid',
  'previous_balance_unpaid',
  'new_charges_amount',
  'new_balance_amount',
  'shutoff_prevention_minimum_due',
  'cost',
  'rate',
  'usage_details.value', // a contact's is text
  'line_items.value',
  'start_read',
  'end_read',
  'multiplier',
  'usage',
  'values',
])

const decimal = /^-?(0|[1-9]\d*)(\.\d+)?$/

/** An answer whose decimals leave as JSON numbers with all their digits, never as floats (AP-060). */
export function withDecimals(value: unknown, field = '', within = ''): unknown {
  if (typeof value === 'string') {
    const isDecimal = decimalFields.has(field) || decimalFields.has(`${within}.${field}`)
    return isDecimal && decimal.test(value) ? JSON.rawJSON(value) : value
  }
  if (Array.isArray(value)) return value.map((entry) => withDecimals(entry, field, within))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, withDecimals(entry, name, field)]),
  )
}
