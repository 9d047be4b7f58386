import type { Catalog } from '#lib/catalog/index.ts'
import type { Profile } from '#lib/config/index.ts'
import type { WordedLocale } from './dictionaries.ts'

/** For whom, by whom, and when. */
export interface Manner {
  readonly locale: WordedLocale
  /** Its calendar, its currency, its own terms and what it brings count. */
  readonly profile: Pick<Profile, 'timezone' | 'currency' | 'terms' | 'scopes' | 'coverage'>
  /** Tells choices, and whether the utility holds the supply side of a service, besides delivery (DR-03). */
  readonly catalog: Catalog
  /** When the form is shown, or was approved: ISO 8601, UTC. */
  readonly at: string
}
