import { type FieldDescription, faultOfValue, type Json } from '#lib/catalog/index.ts'
import type { ClientDetail } from './types.ts'

/** Two notations of one duration: what holds a client in the one holds it in the other (DR-40, DR-41). */
const pairs = [
  ['historical_start', 'start', '-'],
  ['ongoing_end', 'end', '+'],
] as const

export function isDuration({ format }: FieldDescription): boolean {
  return format.startsWith('relative_or_absolute_') || /^draft_(length|offset)_or_date$/.test(format)
}

/** Why a client cannot be held to this; a date would mean something else every day. */
export function faultOfLongest(
  value: Json,
  field: FieldDescription,
  entry: ClientDetail,
): string | undefined {
  const other = pairs.find(([length, offset]) => field.id === offset && Object.hasOwn(entry, length))
  if (other) return `says the same as '${other[0]}'; send one of the two`
  if (typeof value !== 'string' || /^\d{4}-/.test(value)) return `send a length, such as '${field.maximum}'`
  return faultOfValue(value, directed(field))
}

/** A duration field as it is for a client that asks for so much at most, and by default. */
export function narrowedDuration(field: FieldDescription, entry: ClientDetail): FieldDescription {
  const longest = longestOf(field, entry)
  if (longest === undefined || faultOfValue(longest, directed(field))) return field
  return { ...field, maximum: longest, ...(field.default !== undefined && { default: longest }) }
}

function longestOf({ id }: FieldDescription, entry: ClientDetail): Json | undefined {
  if (entry[id] !== undefined) return entry[id]
  for (const [length, offset, sign] of pairs) {
    const [asLength, asOffset] = [entry[length], entry[offset]]
    if (id === offset && typeof asLength === 'string') return asLength === '0d' ? 'now' : `${sign}${asLength}`
    if (id === length && typeof asOffset === 'string') return asOffset === 'now' ? '0d' : asOffset.slice(1)
  }
  return undefined
}

/** Lengths without a sign are as far apart in both directions. */
function directed(field: FieldDescription) {
  return { ...field, direction: String(field.maximum).startsWith('-') ? 'past' : 'future' } as const
}
