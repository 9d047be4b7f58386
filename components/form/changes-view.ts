import { Temporal } from 'temporal-polyfill'
import { type DurationChoice, durationChoice } from '#lib/interactions/index.ts'
import {
  type ConsentSection,
  dataEffects,
  durationKey,
  isChangeable,
  optionalData,
  type RequestedDuration,
  type SectionChanges,
  shorterLengths,
} from '#lib/request/index.ts'
import type { Clock } from '#lib/time/index.ts'
import { describeSection, type Manner, wordedScope } from '#lib/wording/index.ts'

/** What may be changed in a section, and how it stands. */
export interface ChangesView {
  readonly section: string
  readonly data: readonly OptionalData[]
  readonly durations: readonly ShortenedDuration[]
  readonly isChanged: boolean
  readonly canBeRemoved: boolean
}

export interface OptionalData {
  readonly field: string
  readonly name: string
  readonly isKept: boolean
  /** What the client says of leaving it out. */
  readonly effect: string | undefined
}

export interface ShortenedDuration extends DurationChoice {
  /** In the section as it was asked for. */
  readonly position: number
  readonly key: string
  readonly direction: 'past' | 'future'
  /** What was asked for, as the form says it. */
  readonly sentence: string
  /** From the longest down; `words` is empty for nothing at all. */
  readonly lengths: readonly { readonly length: string; readonly words: string }[]
  /** Days that are shorter, `YYYY-MM-DD`; left out where there is no bound. */
  readonly from?: string
  readonly until?: string
}

/**
 * `undefined` where the client does not leave the request to be changed (LY-052).
 *
 * @param asked the section before any change
 * @param left how many sections are not removed
 */
export function changesView(
  asked: ConsentSection,
  changes: SectionChanges | undefined,
  left: number,
  { clock, manner }: { readonly clock: Clock; readonly manner: Manner },
): ChangesView | undefined {
  if (!isChangeable(asked)) return undefined
  return {
    section: asked.id,
    data: optionalData(asked).map((field) => ({
      field,
      name: nameOf(field, asked, manner),
      isKept: !changes?.dropped.includes(field),
      effect: effectOf(field, asked),
    })),
    durations: asked.durations.flatMap(
      (duration, position) => shortened({ asked, duration, position, changes, clock, manner }) ?? [],
    ),
    isChanged: changes !== undefined,
    canBeRemoved: left > 1, // LY-043
  }
}

/** Of several scopes that share a section, the first that says something. */
function effectOf(field: string, { scopes }: ConsentSection): string | undefined {
  return scopes.map((scope) => dataEffects(scope).get(field)).find((effect) => effect !== undefined)
}

function nameOf(field: string, { scopes }: ConsentSection, manner: Manner): string {
  const alone = scopes
    .filter(({ fields }) => fields[field] === true)
    .map((scope) => wordedScope({ ...scope, fields: { [field]: true } }))
  const { categories } = describeSection({ scopes: alone.slice(0, 1), durations: [] }, manner)
  return categories.flatMap(({ topics }) => topics).map(({ name }) => name)[0] ?? field
}

function shortened({
  asked,
  duration,
  position,
  changes,
  clock,
  manner,
}: {
  asked: ConsentSection
  duration: RequestedDuration
  position: number
  changes: SectionChanges | undefined
  clock: Clock
  manner: Manner
}): ShortenedDuration | undefined {
  const key = durationKey(duration)
  const lengths = shorterLengths(asked, duration, clock)
  const sentence = sentenceOf(asked, duration, manner)
  if (lengths.length === 0 || sentence === undefined) return undefined
  return {
    position,
    key,
    direction: duration.direction,
    sentence,
    lengths: lengths.toReversed().map((length) => ({ length, words: wordsOf(length, manner) })),
    ...durationChoice(changes?.shortened[key]),
    ...shorterDays(duration, clock),
  }
}

/** As the form and the receipt say it; `undefined` where they say nothing of it. */
function sentenceOf(
  { scopes }: ConsentSection,
  duration: RequestedDuration,
  manner: Manner,
): string | undefined {
  const of = scopes.filter(({ scope }) => duration.scopes.includes(scope))
  const words = describeSection({ scopes: of.map(wordedScope), durations: [duration] }, manner)
  return (duration.direction === 'past' ? words.past : words.ongoing)[0]
}

const units = { D: 'day', M: 'month', Y: 'year' } as const

function wordsOf(length: string, { locale }: Manner): string {
  const [, count = '0', unit = 'D'] = /^P(\d+)([DMY])$/.exec(length) ?? []
  if (count === '0') return ''
  const style = { style: 'unit', unit: units[unit as keyof typeof units], unitDisplay: 'long' } as const
  return new Intl.NumberFormat(locale, style).format(Number(count))
}

/** Both days included; today by the utility's calendar is the nearest. */
function shorterDays({ boundary, direction }: RequestedDuration, { now, timezone }: Clock) {
  const today = Temporal.Instant.from(now.toString()).toZonedDateTimeISO(timezone).toPlainDate()
  const furthest = boundary === 'infinite' ? undefined : dayOf(boundary, timezone)
  if (direction === 'past') {
    return { ...(furthest && { from: `${furthest.add({ days: 1 })}` }), until: `${today}` }
  }
  return { from: `${today}`, ...(furthest && { until: `${furthest.subtract({ days: 1 })}` }) }
}

function dayOf(boundary: string, timezone: string): Temporal.PlainDate {
  if (boundary.length === 10) return Temporal.PlainDate.from(boundary)
  return Temporal.Instant.from(boundary).toZonedDateTimeISO(timezone).toPlainDate()
}
