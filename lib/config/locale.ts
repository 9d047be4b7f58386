import { z } from 'zod'

/** Languages that the pages have words in. */
export const locale = z.enum(['en', 'es', 'fr', 'da', 'de'])
export type Locale = z.infer<typeof locale>

/** A text in languages of the profile; `loadProfile` sees to it that none of them lacks it. */
export const localized = z.partialRecord(locale, z.string().min(1))
export type Localized = z.infer<typeof localized>
