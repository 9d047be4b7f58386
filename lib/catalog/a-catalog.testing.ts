import { everything } from './a-profile.testing.ts'
import { buildCatalog } from './index.ts'

/** Every scope that there is, as one utility would offer it. */
export const publicUrl = 'https://utility.example'
export const catalog = buildCatalog(everything, publicUrl)
export const scopes = [...catalog.scopes].map(([id, scope]) => ({ id, scope, published: scope.description }))
export const consent = scopes.filter(({ scope }) => scope.kind === 'customer-consent')
export const cds = consent.filter(({ scope }) => scope.notation === 'cds')
export const fields = scopes.flatMap(({ id, scope, published }) =>
  published.authorization_details_fields_supported.map((field) => ({
    id,
    scope,
    field,
    name: `${id} ${field.id}`,
  })),
)

export function scopeOf(id: string) {
  const scope = catalog.scopes.get(id)
  if (!scope) throw new Error(`no scope ${id}`)
  return scope
}
export const fieldIds = (id: string) =>
  scopeOf(id).description.authorization_details_fields_supported.map((field) => field.id)

export function fieldOf(scope: string, id: string) {
  const field = scopeOf(scope).description.authorization_details_fields_supported.find((one) => one.id === id)
  if (!field) throw new Error(`no field ${id} on ${scope}`)
  return field
}
