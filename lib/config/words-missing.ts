import type { Locale } from './locale.ts'
import type { ScopeOffer } from './scope-offer.ts'

interface Worded {
  readonly locales: readonly Locale[]
  readonly support: { readonly hours: Texts }
  readonly about: Texts
  readonly signIn: readonly { readonly name: Texts }[]
  readonly terms: Readonly<Record<string, Texts | undefined>>
  readonly disclosures: readonly { readonly title?: Texts | undefined; readonly text: Texts }[]
  readonly scopes: readonly ScopeOffer[]
}

type Texts = Readonly<Partial<Record<Locale, unknown>>>
type Place = readonly (string | number)[]

/** Where the profile has a text for customers, but not in each of its languages. */
export function wordsMissing(profile: Worded): readonly { readonly path: Place; readonly lacks: Locale }[] {
  return textsOf(profile).flatMap(([path, text]) =>
    profile.locales.filter((locale) => text[locale] === undefined).map((lacks) => ({ path, lacks })),
  )
}

function textsOf({
  support,
  about,
  signIn,
  terms,
  disclosures,
  scopes,
}: Worded): readonly (readonly [Place, Texts])[] {
  return [
    [['support', 'hours'], support.hours],
    [['about'], about],
    ...signIn.map(({ name }, index) => [['signIn', index, 'name'], name] as const),
    ...disclosures.flatMap(({ title, text }, index) => [
      ...(title ? [[['disclosures', index, 'title'], title] as const] : []),
      [['disclosures', index, 'text'], text] as const,
    ]),
    ...Object.entries(terms).map(([id, forms]) => [['terms', id], forms ?? {}] as const),
    ...scopes.flatMap((offer, index) =>
      textsOfScope(offer).map(([path, text]) => [['scopes', index, ...path], text] as const),
    ),
  ]
}

/** Clients' programs read the rest; a customer reads what is asked of customers. */
function textsOfScope({ own, fields }: ScopeOffer): readonly (readonly [Place, Texts])[] {
  return [
    ...(own?.kind === 'customer-consent' ? [[['own', 'words'], own.words ?? {}] as const] : []),
    ...Object.entries(fields).flatMap(([id, field]) => [
      ...(field?.own ? [[['fields', id, 'own', 'words'], field.own.words] as const] : []),
      ...(field?.own && !field.own.direction
        ? [[['fields', id, 'own', 'example'], field.own.example ?? {}] as const]
        : []),
      ...(field?.choices ?? []).flatMap((choice, at) =>
        typeof choice !== 'string' && choice.words
          ? [[['fields', id, 'choices', at, 'words'], choice.words] as const]
          : [],
      ),
    ]),
  ]
}
