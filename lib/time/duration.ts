import { Temporal } from 'temporal-polyfill'

const clockPart = String.raw`T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)`
const calendarPart = String.raw`(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)`
const rfc3339Duration = new RegExp(`^P(?:\\d+W|${calendarPart}(?:${clockPart})?|${clockPart})$`)

const calendarUnits = { Y: 'years', M: 'months', W: 'weeks', D: 'days' } as const
const clockUnits = { H: 'hours', M: 'minutes', S: 'seconds' } as const

/**
 * An RFC 3339 duration (appendix A): falling units without a gap, no sign, no fraction. `P0S` is read as zero,
 * and any zero in a date (FD-362 to FD-364); else a date takes no hours, minutes or seconds (AF-051).
 *
 * @returns `undefined` for anything else, and for lengths that no calendar holds (`P123456Y`)
 */
export function readDuration(text: string, notation: 'date' | 'datetime'): Temporal.Duration | undefined {
  if (text === 'P0S') return new Temporal.Duration()
  if (!rfc3339Duration.test(text)) return undefined
  const [calendar = '', clock = ''] = text.slice(1).split('T')
  const units = { ...unitsOf(calendar, calendarUnits), ...unitsOf(clock, clockUnits) }
  if (!reckonable(units)) return undefined
  const duration = Temporal.Duration.from(units)
  return notation === 'date' && clock && !duration.blank ? undefined : duration
}

/** The draft's lengths: one number and `y`, `m` (months) or `d` (DR-40). */
export function readDraftLength(text: string): Temporal.Duration | undefined {
  if (!/^\d+[ymd]$/.test(text)) return undefined
  const units = unitsOf(text.toUpperCase(), calendarUnits)
  return reckonable(units) ? Temporal.Duration.from(units) : undefined
}

function unitsOf<Letter extends string>(text: string, names: Readonly<Record<Letter, string>>) {
  const parts = text.matchAll(/(\d+)([A-Z])/g)
  return Object.fromEntries([...parts].map(([, number, letter]) => [names[letter as Letter], Number(number)]))
}

/** Any sum of them stays within what Temporal can represent. */
function reckonable(units: Readonly<Record<string, number>>): boolean {
  return Object.entries(units).every(([unit, number]) => number <= (unit === 'years' ? 9999 : 999_999))
}
