import type { Calendar, Month } from './calendar.ts'
import { commodities } from './commodities.ts'
import { randomFrom } from './random.ts'
import type { ContractPlan } from './sandbox-file.ts'

/** A run of readings without a gap, in the commodity's smallest unit (Wh, hundredths of a therm). */
export interface Readings {
  readonly startMs: number
  readonly intervalS: number
  readonly values: readonly number[]
}

/** What a contract used in a month, or in the part of it in which it ran. */
export interface MonthUsage extends Month {
  readonly readings: readonly Readings[]
  readonly total: number
}

/** Made up, and always the same for the same contract and month. */
export function readingsOf(
  contract: ContractPlan,
  month: Month,
  calendar: Calendar,
  seed: string,
): MonthUsage {
  const random = randomFrom(`${seed} ${contract.meter} ${month.start}`)
  const readings =
    contract.usage === 'quarter-hours'
      ? daysOf(month, calendar).map((day) => dayOfQuarters(contract, day, calendar, random))
      : [wholeMonth(contract, month, calendar, random)]
  const total = readings.reduce((sum, { values }) => sum + values.reduce((all, value) => all + value, 0), 0)
  return { ...month, readings, total }
}

const daysInMeanMonth = 30.4

/** Percent of a mean hour, from midnight. */
const hours = [
  52, 46, 43, 42, 44, 58, 88, 112, 104, 88, 82, 84, 90, 88, 86, 92, 112, 148, 176, 184, 166, 138, 104, 73,
]

const quarterS = 900

function dayOfQuarters(
  contract: ContractPlan,
  day: string,
  calendar: Calendar,
  random: () => number,
): Readings {
  const startMs = calendar.millisecondsAt(day)
  const count = (calendar.millisecondsAt(calendar.plusDays(day, 1)) - startMs) / 1000 / quarterS // 92 or 100 at clock changes
  const mean = meanDay(contract, day) / 96
  const values = Array.from({ length: count }, (_, index) => {
    const shape = (hours[Math.floor((index / count) * hours.length)] ?? 100) / 100
    return Math.round(mean * shape * (0.7 + 0.6 * random()))
  })
  return { startMs, intervalS: quarterS, values }
}

function wholeMonth(
  contract: ContractPlan,
  { start, end }: Month,
  calendar: Calendar,
  random: () => number,
): Readings {
  const startMs = calendar.millisecondsAt(start)
  const total = meanDay(contract, start) * calendar.daysBetween(start, end) * (0.9 + 0.2 * random())
  return {
    startMs,
    intervalS: (calendar.millisecondsAt(end) - startMs) / 1000,
    values: [Math.round(total)],
  }
}

function meanDay({ commodity, monthly }: ContractPlan, day: string): number {
  const { places, seasons } = commodities[commodity]
  const season = (seasons[Number(day.slice(5, 7)) - 1] ?? 100) / 100
  return (monthly * 10 ** places * season) / daysInMeanMonth
}

function daysOf({ start, end }: Month, calendar: Calendar): string[] {
  const days = []
  for (let day = start; day < end; day = calendar.plusDays(day, 1)) days.push(day)
  return days
}
