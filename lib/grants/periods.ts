import { Temporal } from 'temporal-polyfill'

/** The periods of groups in which an instant (ISO 8601, UTC) lies: whenever it is, its month and its day. */
export function periodsOf(instant: string): readonly string[] {
  return ['', inMonth(instant.slice(0, 7)), onDay(instant.slice(0, 10))]
}

/** Periods from the first to the last, both included, in the order of their texts. */
export interface PeriodRange {
  readonly first: string
  readonly last: string
}

/**
 * Periods that hold what was made from `after` to `before`, none of it twice: whole months, and days of the months in
 * which these two lie.
 */
export function periodsWithin(after: string | undefined, before: string | undefined): readonly PeriodRange[] {
  if (!after && !before) return [{ first: '', last: '' }]
  const from = after && { day: after.slice(0, 10), month: Temporal.PlainYearMonth.from(after.slice(0, 7)) }
  const to = before && { day: before.slice(0, 10), month: Temporal.PlainYearMonth.from(before.slice(0, 7)) }
  if (from && to && from.month.equals(to.month)) return [{ first: onDay(from.day), last: onDay(to.day) }]
  return [
    ...(from ? [{ first: onDay(from.day), last: onDay(`${from.month}-31`) }] : []),
    {
      first: inMonth(from ? `${from.month.add({ months: 1 })}` : '0000-01'),
      last: inMonth(to ? `${to.month.subtract({ months: 1 })}` : '9999-12'),
    },
    ...(to ? [{ first: onDay(`${to.month}-01`), last: onDay(to.day) }] : []),
  ]
}

/** Whether something of such a period may have been made earlier than `after` or later than `before`. */
export function isCut(period: string, after: string | undefined, before: string | undefined): boolean {
  return [after, before].some((end) => end !== undefined && period === onDay(end.slice(0, 10)))
}

const inMonth = (month: string) => `month ${month}`
const onDay = (day: string) => `day ${day}`
