import { Temporal } from 'temporal-polyfill'
import { readDraftLength, readDuration } from './duration.ts'

/**
 * How a field writes its moments: `date` and `datetime` are WG1-02 §2 (`relative_or_absolute_…`),
 * `draft-length` is DR-40 (`'3y'`), `draft-offset` is DR-41 (`'-3y'`, `'now'`).
 */
export type Notation = 'date' | 'datetime' | 'draft-length' | 'draft-offset'

/** A moment as a request names it, before it is known when approval will be. */
export type Moment =
  | { readonly kind: 'infinite' }
  /** Without a sign it reaches in its field's own direction. */
  | { readonly kind: 'relative'; readonly length: Temporal.Duration; readonly sign?: 1 | -1 }
  | { readonly kind: 'date'; readonly date: Temporal.PlainDate }
  | { readonly kind: 'instant'; readonly instant: Temporal.Instant }

/** `undefined` for what is not in this notation (FD-360 to FD-364, AF-051, AF-052). */
export function parseMoment(text: string, notation: Notation): Moment | undefined {
  return readers[notation](text)
}

const readers: Readonly<Record<Notation, (text: string) => Moment | undefined>> = {
  date: (text) => infinite(text) ?? relative(readDuration(text, 'date')) ?? date(text),
  datetime: (text) => infinite(text) ?? relative(readDuration(text, 'datetime')) ?? instant(text),
  'draft-length': (text) => relative(readDraftLength(text)) ?? date(text),
  'draft-offset': (text) => offset(text) ?? date(text),
}

function infinite(text: string): Moment | undefined {
  return text === 'infinite' ? { kind: 'infinite' } : undefined
}

function relative(length: Temporal.Duration | undefined): Moment | undefined {
  return length && { kind: 'relative', length }
}

function offset(text: string): Moment | undefined {
  if (text === 'now') return { kind: 'relative', length: new Temporal.Duration() }
  const sign = text.startsWith('+') ? 1 : text.startsWith('-') ? -1 : undefined
  const length = sign && readDraftLength(text.slice(1))
  return length && { kind: 'relative', length, sign }
}

/** RFC 3339 `full-date`. */
function date(text: string): Moment | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const read = unlessImpossible(() => Temporal.PlainDate.from(text, { overflow: 'reject' }))
  return read && read.year > 0 ? { kind: 'date', date: read } : undefined
}

/** RFC 3339 `date-time`: an offset is always there. */
function instant(text: string): Moment | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i.test(text)) return undefined
  const read = unlessImpossible(() => Temporal.Instant.from(text.toUpperCase()))
  return read && { kind: 'instant', instant: read }
}

function unlessImpossible<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined // the 30th of February, the 25th hour
  }
}
