import { Temporal } from 'temporal-polyfill'
import { isoInstant } from '#lib/time/index.ts'
import type { IsoDate, IsoInstant } from '../objects.ts'

/** Days of the utility's calendar, seen from the moment of seeding. */
export interface Calendar {
  readonly now: IsoInstant
  readonly today: IsoDate
  /** The day that lies this long back. */
  ago(age: string): IsoDate
  plusDays(date: IsoDate, days: number): IsoDate
  /** How many days from one day to another. */
  daysBetween(from: IsoDate, to: IsoDate): number
  /** When a day begins there, as ISO text and in milliseconds since 1970. */
  startOf(date: IsoDate): IsoInstant
  millisecondsAt(date: IsoDate): number
  /** The last `count` months that are over, oldest first. */
  months(count: number): readonly Month[]
}

/** From the first day to the first of the next. */
export interface Month {
  readonly start: IsoDate
  readonly end: IsoDate
}

export function calendarOf(timezone: string, now: Temporal.Instant): Calendar {
  const today = now.toZonedDateTimeISO(timezone).toPlainDate()
  const startOf = remembering((date: IsoDate) =>
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: timezone }).toInstant(),
  )
  const plusDays = (date: IsoDate, days: number) => Temporal.PlainDate.from(date).add({ days }).toString()
  return {
    now: isoInstant(now),
    today: today.toString(),
    ago: remembering((age: string) => today.subtract(Temporal.Duration.from(age)).toString()),
    plusDays,
    daysBetween: (from, to) => Temporal.PlainDate.from(from).until(to).days,
    startOf: remembering((date: IsoDate) => isoInstant(startOf(date))),
    millisecondsAt: (date) => startOf(date).epochMilliseconds,
    months: (count) => {
      const first = today.with({ day: 1 }).subtract({ months: count })
      return Array.from({ length: count }, (_, index) => ({
        start: first.add({ months: index }).toString(),
        end: first.add({ months: index + 1 }).toString(),
      }))
    },
  }
}

function remembering<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}

export function earlier(a: string, b: string): string {
  if (a < b) return a
  return b
}

export function later(a: string, b: string): string {
  if (a > b) return a
  return b
}
