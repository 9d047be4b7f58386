import { pathOf, refuse } from './authorization-details.ts'
import type { Values } from './effective-fields.ts'

export interface Source {
  readonly values: Values
  readonly at: string
}

/** Two ways to say one thing: whichever is said first, by the nearest source, silences the other (DR-40, DR-41). */
const alternatives = [
  ['historical_start', 'start'],
  ['ongoing_end', 'end'],
] as const

/**
 * Sources from the nearest to the farthest, each without what a nearer one says in the other way.
 *
 * @throws CodedError `invalid_authorization_details` where one source says both
 */
export function withoutAlternatives(sources: readonly Source[]): readonly Source[] {
  return alternatives.reduce((kept, pair) => {
    const said = kept.findIndex(({ values }) => pair.some((id) => Object.hasOwn(values, id)))
    const [first, second] = pair
    const nearest = kept[said]
    if (nearest && Object.hasOwn(nearest.values, first) && Object.hasOwn(nearest.values, second)) {
      throw refuse(`says the same as '${first}'; send one of the two`, pathOf(nearest.at, second))
    }
    return kept.map((source, index) => (index > said ? without(source, pair) : source))
  }, sources)
}

function without({ values, at }: Source, ids: readonly string[]): Source {
  return { at, values: Object.fromEntries(Object.entries(values).filter(([id]) => !ids.includes(id))) }
}
