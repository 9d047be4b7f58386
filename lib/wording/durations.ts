import { Temporal } from 'temporal-polyfill'
import { parseMoment } from '#lib/time/index.ts'
import { wordsFor } from './dictionaries.ts'
import type { Manner } from './manner.ts'
import { ownWords } from './own-words.ts'
import { topicsOf } from './topics.ts'
import type { DurationFamily, Worded, WordedDuration } from './types.ts'

/** What each field is about; every field that is not here is about the scope's data at large. WG3-01 §9.2.2.2 */
const families: Readonly<Record<string, DurationFamily>> = {
  sync_until: 'details',
  segment_start: 'usage',
  segment_end: 'usage',
  statement_date_start: 'bills',
  statement_date_end: 'bills',
  start_date: 'charges',
  end_date: 'charges',
  expires: 'consent',
}

/** The draft's fields are the same for all its scopes: there, the scope says what they are about. */
const draftFamilies: Readonly<Record<string, DurationFamily>> = {
  usage: 'usage',
  bills: 'bills',
  aggregates: 'usage',
}

/**
 * One statement for each duration, the same one once (CO-040); past and ongoing apart. Where scopes of a section
 * differ in the same field, each statement begins with what it is about.
 */
export function describeDurations(
  section: Worded,
  manner: Manner,
  summaryOf: (scopes: Worded['scopes']) => string,
) {
  const words = wordsFor(manner.locale).durations
  const told = (direction: 'past' | 'future') => {
    const here = section.durations.filter(
      (duration) => duration.direction === direction && bearsOn(duration, scopesOf(duration, section)),
    )
    return here.map((duration) => {
      const scopes = scopesOf(duration, section)
      const said = statement(duration, familyOf(duration, scopes), manner)
      const differs = here.some(({ field, asked }) => field === duration.field && asked !== duration.asked)
      const about = ownDuration(duration, scopes, manner) ?? (differs && summaryOf(scopes))
      const told = about ? words.about(about, said) : said
      return { told, isEndless: direction === 'future' && duration.boundary === 'infinite' }
    })
  }
  return {
    past: toldOnce(told('past'), words.stoppable),
    ongoing: [
      ...new Set([...toldOnce(told('future'), words.stoppable), ...withoutDuration(section, manner)]),
    ],
  }
}

/**
 * The day after which a section brings nothing new, as people write it. What ends the consent itself is no part of it.
 *
 * @returns `undefined`: something of it goes on, or comes without a duration
 */
export function lastNewData(section: Worded, manner: Manner) {
  const boundaries = section.durations
    .filter((one) => one.direction === 'future' && families[one.field] !== 'consent')
    .filter((one) => bearsOn(one, scopesOf(one, section)))
    .map(({ boundary }) => boundary)
  const last = boundaries.toSorted().at(-1) // 'infinite' comes after every date
  if (last === undefined || last === 'infinite') return undefined
  return {
    boundary: last,
    date: formatDate(lastMoment(last), manner.locale, manner.profile.timezone),
    isOver: secondsAhead(last, manner) <= 0,
  }
}

/** That it can be stopped, and where, is said once: behind the last of those that go on until then. */
function toldOnce(
  statements: readonly { readonly told: string; readonly isEndless: boolean }[],
  stoppable: string,
): readonly string[] {
  const once = [...new Map(statements.map((one) => [one.told, one])).values()]
  const last = once.findLastIndex(({ isEndless }) => isEndless)
  return once.map(({ told }, index) => (index === last ? `${told} ${stoppable}` : told))
}

function ownDuration({ field }: WordedDuration, scopes: Worded['scopes'], manner: Manner) {
  const [own] = scopes.flatMap((scope) =>
    (scope.own?.fields ?? []).flatMap((one) => (one.id === field ? ownWords(scope, one, manner).name : [])),
  )
  return own
}

/** What no duration is asked for: what comes with bills (OP-25), and certificates (OP-26). */
function withoutDuration({ scopes, durations }: Worded, { locale }: Manner): readonly string[] {
  const words = wordsFor(locale).durations
  const isKept = (scope: string) =>
    durations.some((one) => one.field === 'sync_until' && (one.scopes?.includes(scope) ?? true))
  const follows = scopes.some(({ scope, type }) => billTypes.has(type) && !isKept(scope))
  const certifies = scopes.some(({ fields }) => fields.include_eacs === true)
  return [...(follows ? [words.withBills] : []), ...(certifies ? [words.certificates] : [])]
}

const billTypes = new Set(['cds_bill_statements', 'cds_service_bills'])

function scopesOf(duration: WordedDuration, { scopes }: Worded): Worded['scopes'] {
  return scopes.filter(({ scope }) => duration.scopes?.includes(scope) ?? true)
}

/** Readings end by themselves: what is kept up to date are the accounts, services and the like beside them (CO-022). */
function bearsOn({ field }: WordedDuration, scopes: Worded['scopes']): boolean {
  if (field !== 'sync_until') return true
  return [...topicsOf({ scopes }, true).keys()].join() !== 'usage'
}

function familyOf({ field }: WordedDuration, scopes: Worded['scopes']): DurationFamily {
  const family = families[field]
  if (family) return family
  const [one, ...others] = new Set(scopes.map(({ type }) => draftFamilies[type] ?? 'data'))
  return one && others.length === 0 ? one : 'data'
}

function statement(duration: WordedDuration, family: DurationFamily, manner: Manner): string {
  const { locale, profile } = manner
  const words = wordsFor(locale).durations
  const { direction, asked, boundary } = duration
  const past = words.past[family]
  const future = words.future[family]
  if (boundary === 'infinite') return direction === 'past' ? past.everything : future.withoutEnd
  const ahead = secondsAhead(boundary, manner)
  if (direction === 'past' && ahead >= 0) return past.nothing
  if (direction === 'future' && ahead <= 0) return future.nothing
  const date = formatDate(direction === 'past' ? boundary : lastMoment(boundary), locale, profile.timezone)
  const length = lengthOf(asked)
  if (!length) return direction === 'past' ? past.since(date) : future.until(date)
  const told = formatLength(length, locale)
  return direction === 'past' ? past.length(told, date) : future.length(told, date)
}

/** What ends at the beginning of a day ends with the day before; a date is that day itself. */
function lastMoment(boundary: string): string {
  if (boundary.length === 10) return boundary
  return Temporal.Instant.from(boundary).subtract({ milliseconds: 1 }).toString()
}

/** How far a moment lies ahead of the form; a day counts by the utility's calendar, and today is not ahead. */
function secondsAhead(boundary: string, { at, profile }: Manner): number {
  if (boundary.length > 10) return Math.floor(Date.parse(boundary) / 1000) - Math.floor(Date.parse(at) / 1000)
  const today = Temporal.Instant.from(at).toZonedDateTimeISO(profile.timezone).toPlainDate()
  return today.until(boundary).total('seconds')
}

const notations = ['datetime', 'draft-length', 'draft-offset'] as const

/** `P3Y`, `3y`, `+90d`; `undefined` for what is a date or a word. */
function lengthOf(asked: string): Temporal.Duration | undefined {
  for (const notation of notations) {
    const moment = parseMoment(asked, notation)
    if (moment?.kind === 'relative') return moment.length
  }
  return undefined
}

function formatLength(length: Temporal.Duration, locale: string): string {
  const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const
  const parts = units
    .filter((unit) => length[unit] > 0)
    .map((unit) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'long' }).format(
        length[unit],
      ),
    )
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)
}

/** A date as it is (`2026-01-01`), or an instant as the utility's calendar has it. */
export function formatDate(moment: string, locale: string, timezone: string): string {
  const isDate = moment.length === 10
  const date = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeZone: isDate ? 'UTC' : timezone,
  }).format(new Date(isDate ? `${moment}T00:00:00Z` : moment))
  return locale === 'fr' ? date.replace(/^1 /, '1er ') : date
}
