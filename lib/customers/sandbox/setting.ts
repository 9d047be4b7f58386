import type { Profile } from '#lib/config/index.ts'
import type { Entity } from '../objects.ts'
import type { Calendar } from './calendar.ts'
import { objectId } from './ids.ts'
import type { Sandbox } from './sandbox-file.ts'

/** What all sandbox customers of one utility share. */
export interface Setting {
  readonly sandbox: Sandbox
  readonly calendar: Calendar
  readonly entity: Entity
  readonly currency: string
  readonly website: string
  /** How addresses are written. */
  readonly country: string
  /** An id of this utility's, from the kind of object and what makes it one of a kind. */
  id(prefix: string, ...parts: readonly (string | number)[]): string
}

export function settingOf(sandbox: Sandbox, profile: Profile, calendar: Calendar): Setting {
  const id = (prefix: string, ...parts: readonly (string | number)[]) =>
    objectId(prefix, sandbox.seed, ...parts)
  const { number, types, abbreviation } = sandbox.entity
  return {
    sandbox,
    calendar,
    currency: profile.currency,
    website: profile.website,
    country: profile.country,
    id,
    entity: {
      id: id('entity', number),
      types,
      entity_number: number,
      entity_name: profile.name,
      entity_abbreviation: abbreviation,
    },
  }
}
