import type { Manner } from './manner.ts'
import type { OwnField, WordedScope } from './types.ts'

/** What customers call a scope that only this utility has; its profile may say it better than the scope's name. */
export function ownSummary(
  { type, own }: WordedScope,
  { profile, locale }: Pick<Manner, 'locale' | 'profile'>,
): string | undefined {
  return profile.scopes.find((offer) => offer.type === type)?.own?.words?.[locale] ?? own?.name
}

/** What customers call a field that only this utility has, an example of it, and what was asked for in it. */
export function ownWords(
  { scope }: WordedScope,
  { id, name, values }: OwnField,
  { profile, locale }: Manner,
) {
  const field = profile.scopes.find((offer) => (offer.id ?? offer.type) === scope)?.fields[id]
  return {
    name: field?.own?.words[locale] ?? name,
    example: field?.own?.example?.[locale],
    values: values.map((value) => {
      const choice = field?.choices?.find((one) => typeof one !== 'string' && one.name === value)
      return (typeof choice === 'object' && choice.words?.[locale]) || value
    }),
  }
}
