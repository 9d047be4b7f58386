import { Temporal } from 'temporal-polyfill'

type Day = Temporal.PlainDate

/** Parts of time, the longest first; each is made up of whole ones of the next. */
const kinds = [
  {
    name: 'quarter',
    begin: (day: Day) => day.with({ month: day.month - ((day.month - 1) % 3), day: 1 }),
    next: (begin: Day) => begin.add({ months: 3 }),
  },
  {
    name: 'ten days', // the last ones of a month have up to eleven
    begin: (day: Day) => day.with({ day: day.day > 20 ? 21 : day.day > 10 ? 11 : 1 }),
    next: (begin: Day) =>
      begin.day === 21 ? begin.add({ months: 1 }).with({ day: 1 }) : begin.add({ days: 10 }),
  },
  { name: 'day', begin: (day: Day) => day, next: (begin: Day) => begin.add({ days: 1 }) },
] as const
type Kind = (typeof kinds)[number]

/**
 * The periods of groups in which an instant (ISO 8601, UTC) lies: whenever it is, and the parts of time by their first
 * days.
 */
export function periodsOf(instant: string): readonly string[] {
  const day = dayOf(instant)
  return ['', ...kinds.map(({ name, begin }) => periodFrom(name, begin(day)))]
}

/** Periods from the first to the last, both included, in the order of their texts. */
export interface PeriodRange {
  readonly first: string
  readonly last: string
}

/**
 * Periods that hold what was made from `after` to `before`, none of it twice: the longest that are whole, and the days in
 * which these two lie.
 */
export function periodsWithin(after: string | undefined, before: string | undefined): readonly PeriodRange[] {
  if (!after && !before) return [{ first: '', last: '' }]
  return within(kinds, after ? dayOf(after) : undefined, before ? dayOf(before) : undefined)
}

function within(
  [kind, ...shorter]: readonly Kind[],
  from: Day | undefined,
  to: Day | undefined,
): readonly PeriodRange[] {
  if (!kind) return []
  if (shorter.length === 0) return rangeOf(kind, from, to)
  const first = from && kind.next(kind.begin(from))
  const last = to && dayBefore(kind.begin(to))
  if (first && last && isAfter(first, last.add({ days: 1 }))) return within(shorter, from, to)
  return [
    ...(from && first ? since(shorter, from, dayBefore(first)) : []),
    ...rangeOf(kind, first, last),
    ...(to && last ? until(shorter, to, last.add({ days: 1 })) : []),
  ]
}

/** From a day in the midst of a period to the end of that period. */
function since([kind, ...shorter]: readonly Kind[], from: Day, last: Day): readonly PeriodRange[] {
  if (!kind) return []
  if (shorter.length === 0) return rangeOf(kind, from, last)
  const first = kind.next(kind.begin(from))
  return [...since(shorter, from, dayBefore(first)), ...rangeOf(kind, first, last)]
}

/** From the beginning of a period to a day in the midst of it. */
function until([kind, ...shorter]: readonly Kind[], to: Day, first: Day): readonly PeriodRange[] {
  if (!kind) return []
  if (shorter.length === 0) return rangeOf(kind, first, to)
  const begin = kind.begin(to)
  return [...rangeOf(kind, first, dayBefore(begin)), ...until(shorter, to, begin)]
}

function rangeOf({ name }: Kind, first: Day | undefined, last: Day | undefined): readonly PeriodRange[] {
  if (first && last && isAfter(first, last)) return []
  return [{ first: periodFrom(name, first ?? '0000-01-01'), last: periodFrom(name, last ?? '9999-12-31') }]
}

/** Whether something of such a period may have been made earlier than `after` or later than `before`. */
export function isCut(period: string, after: string | undefined, before: string | undefined): boolean {
  return [after, before].some((end) => end !== undefined && period === periodFrom('day', end.slice(0, 10)))
}

const dayOf = (instant: string): Day => Temporal.PlainDate.from(instant.slice(0, 10))
const dayBefore = (day: Day): Day => day.subtract({ days: 1 })
const isAfter = (one: Day, other: Day) => Temporal.PlainDate.compare(one, other) > 0
const periodFrom = (kind: Kind['name'], day: Day | string) => `${kind} ${day}`
