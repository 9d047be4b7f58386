import { z } from 'zod'
import { locale } from './locale.ts'

/** What a utility may call otherwise. */
export const termIds = [
  'account',
  'service',
  'point',
  'meter',
  'group',
  'program',
  'ratePlan',
  'bill',
] as const
export type TermId = (typeof termIds)[number]

const form = z.string().regex(/^[^[\]{}<>#]*\S[^[\]{}<>#]*$/, 'write plain words, without brackets')

/** As it stands within a sentence: `service account`, `service accounts`. */
const forms = z.strictObject({ one: form, other: form })
export type TermForms = z.infer<typeof forms>

export const terms = z.partialRecord(z.enum(termIds), z.partialRecord(locale, forms))
