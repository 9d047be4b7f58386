import type { Decimal } from '../objects.ts'

/** `(1250, 2)` is `12.50`. Whole numbers inside, text outside: no float ever holds an amount. */
export function decimalOf(units: number, places: number): Decimal {
  const digits = String(Math.abs(units)).padStart(places + 1, '0')
  const point = digits.length - places
  return `${units < 0 ? '-' : ''}${digits.slice(0, point)}${places > 0 ? `.${digits.slice(point)}` : ''}`
}

/** `('12.5', 2)` is 1250. */
export function unitsOf(decimal: Decimal, places: number): number {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return Number(whole + fraction.padEnd(places, '0').slice(0, places))
}

/** Of two whole numbers, to the nearest. */
export function dividedBy(units: number, divisor: number): number {
  return Math.round(units / divisor)
}
