import type { Context } from 'koa'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { CodedError } from '#lib/errors/index.ts'
import { isoInstant } from '#lib/time/index.ts'

/** Listings are cut only beyond this number (CL-042, CR-020, GR-080). */
export const pageSize = 100

/** A filter of several values; an empty one is none (M-050). */
export const spaceSeparated = z
  .string()
  .transform((words) => words.split(' ').filter((word) => word !== ''))
  .transform((words) => (words.length > 0 ? words : undefined))
  .optional()

/** A moment to compare with, as instants are stored; an empty one is none. */
export const moment = z
  .union(
    [
      z.literal('').transform(() => undefined),
      z.iso
        .datetime({ offset: true })
        .transform((text) => isoInstant(Temporal.Instant.from(text.toUpperCase()))),
    ],
    { error: "use a moment such as '2026-01-31T08:00:00Z'" },
  )
  .optional()

/** A day to compare with; an empty one is none. */
export const day = z
  .union([z.literal('').transform(() => undefined), z.iso.date()], {
    error: "use a date such as '2026-01-31'",
  })
  .optional()

/** An address of the same listing with the same filters, at another page; `null` where there is none. */
export function pageAddress(
  publicUrl: string,
  ctx: Context,
  cursor: string | null,
  parameter = 'cursor',
): string | null {
  if (cursor === null) return null
  const query = new URLSearchParams(ctx.querystring)
  for (const name of [...query.keys()]) if (name.endsWith('cursor')) query.delete(name)
  query.set(parameter, cursor)
  return `${publicUrl}${ctx.path}?${query}`
}

/** What is not there and what is another registration's look alike (CL-002). */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new CodedError('not_found', `no such ${what}`)
  return value
}
