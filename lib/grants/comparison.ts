import { isDeepStrictEqual } from 'node:util'
import type { Catalog, CatalogScope, Json } from '#lib/catalog/index.ts'
import type { AuthorizationDetail } from './types.ts'

/** What a grant opens, or would open, as the wire says it. */
export interface Access {
  /** Space-separated. */
  readonly scope: string
  readonly authorizationDetails: readonly AuthorizationDetail[]
}

/** What the fields of a scope are for, and which way its durations go. */
export type FieldsOf = (scope: string) => Pick<CatalogScope, 'directions' | 'groups'>

export function fieldsBy({ scopes }: Pick<Catalog, 'scopes'>): FieldsOf {
  return (scope) => scopes.get(scope) ?? { directions: {}, groups: {} }
}

/** Whether whoever has agreed to `agreed` has agreed to all of `wanted` (GR-094). */
export function isWithin(wanted: Access, agreed: Access, fieldsOf: FieldsOf): boolean {
  const words = new Set(wordsOf(agreed.scope))
  const standing = byPlace(agreed.authorizationDetails)
  return (
    wordsOf(wanted.scope).every((word) => words.has(word)) &&
    [...byPlace(wanted.authorizationDetails)].every(([place, detail]) => {
      const before = standing.get(place)
      return before !== undefined && isDeepStrictEqual(lesser(before, detail, fieldsOf(detail.type)), detail)
    })
  )
}

/** What is in both: of scopes those that both name, of each field the lesser. */
export function common(standing: Access, wanted: Access, fieldsOf: FieldsOf): Access {
  const words = new Set(wordsOf(wanted.scope))
  const details = byPlace(wanted.authorizationDetails)
  return {
    scope: wordsOf(standing.scope)
      .filter((word) => words.has(word))
      .join(' '),
    authorizationDetails: [...byPlace(standing.authorizationDetails)].flatMap(([place, detail]) => {
      const other = details.get(place)
      return other ? [lesser(detail, other, fieldsOf(detail.type))] : []
    }),
  }
}

/** By type, and of several with one type by their order. */
export function byPlace<T extends { readonly type: string }>(details: readonly T[]): Map<string, T> {
  const seen = new Map<string, number>()
  return new Map(
    details.map((detail) => {
      const place = seen.get(detail.type) ?? 0
      seen.set(detail.type, place + 1)
      return [`${detail.type} ${place}`, detail]
    }),
  )
}

export function wordsOf(scope: string): readonly string[] {
  return [...new Set(scope.split(' '))].filter((word) => word !== '')
}

/** Field by field what opens less; where that cannot be said, what stands. */
function lesser(
  standing: AuthorizationDetail,
  wanted: AuthorizationDetail,
  { directions, groups }: ReturnType<FieldsOf>,
): AuthorizationDetail {
  const fields = new Set([...Object.keys(standing), ...Object.keys(wanted)])
  const values = [...fields].map((field) => [
    field,
    groups[field] === 'preselection'
      ? lesserFilter(standing[field] ?? null, wanted[field] ?? null)
      : lesserValue(standing[field] ?? null, wanted[field] ?? null, directions[field]),
  ])
  return { ...Object.fromEntries(values), type: standing.type }
}

function lesserValue(standing: Json, wanted: Json, direction: 'past' | 'future' | undefined): Json {
  if (isDeepStrictEqual(standing, wanted)) return standing
  if (direction) return nearer(standing, wanted, direction)
  if (typeof standing === 'boolean' && typeof wanted === 'boolean') return standing && wanted
  if (standing === null || wanted === null) return isList(standing ?? wanted) ? null : standing
  if (isList(standing) && isList(wanted)) return wanted.filter((one) => standing.includes(one))
  return standing
}

/** A filter that names nothing lets everything through. */
function lesserFilter(standing: Json, wanted: Json): Json {
  if (standing === null) return wanted
  if (!isList(standing) || !isList(wanted)) return standing
  return wanted.filter((one) => standing.includes(one))
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** Both are of one format, in which the order of texts is the order in time. */
function nearer(one: Json, other: Json, direction: 'past' | 'future'): Json {
  if (typeof one !== 'string' || typeof other !== 'string') return one
  if (one === 'infinite') return other
  if (other === 'infinite') return one
  const [earlier, later] = one < other ? [one, other] : [other, one]
  return direction === 'past' ? later : earlier
}
