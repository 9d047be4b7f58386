import type { FieldDescription, Json } from '#lib/catalog/index.ts'
import { describeValue } from '#lib/errors/index.ts'
import { refuse } from './authorization-details.ts'
import type { RequestedScope } from './types.ts'

/**
 * Whether every `merge_selection_with` can be followed (FD-432 to FD-442).
 *
 * @throws CodedError `invalid_authorization_details`
 */
export function checkMerging(scopes: readonly RequestedScope[]): void {
  for (const scope of scopes) {
    if (!isMerging(scope)) continue
    const partner = partnerOf(scope, scopes)
    const at = `${scope.at}.merge_selection_with`
    const named = describeValue(scope.fields.merge_selection_with)
    if (!partner) throw refuse(`${named} is no other scope of this request`, at) //          FD-433
    if (!isMerging(partner)) throw refuse(`${named} does not merge; let it name a scope too`, at) // FD-435
    for (const field of ['authorization_form_selection_type', 'purpose', 'allow_scope_modifications']) {
      if (differ(field, scope, partner)) {
        throw refuse(`${named} has another ${field}; send the same`, at) //                   FD-436 to FD-438
      }
    }
  }
  for (const group of mergedGroups(scopes)) {
    for (const [index, scope] of group.entries()) {
      for (const other of group.slice(index + 1)) checkPreselections(scope, other) //         FD-439 to FD-442
    }
  }
}

/** Scopes that share a section, in the request's order, each group where its first scope stands (FD-443 to FD-447). */
export function mergedGroups(scopes: readonly RequestedScope[]): readonly (readonly RequestedScope[])[] {
  const groupOf = new Map(scopes.map((scope) => [scope, new Set([scope])]))
  for (const scope of scopes) {
    const partner = isMerging(scope) ? partnerOf(scope, scopes) : undefined
    const joined = new Set([...(groupOf.get(scope) ?? []), ...((partner && groupOf.get(partner)) ?? [])])
    for (const member of joined) groupOf.set(member, joined)
  }
  return [...new Set(groupOf.values())].map((group) => scopes.filter((scope) => group.has(scope)))
}

/** A scope that does not offer a purpose has none; one that is not for the customer to change takes no part. */
function differ(field: string, one: RequestedScope, other: RequestedScope): boolean {
  const [a, b] = [one.fields[field], other.fields[field]]
  if (field === 'allow_scope_modifications' && (a === undefined || b === undefined)) return false
  return (a ?? null) !== (b ?? null)
}

function isMerging({ fields }: RequestedScope): boolean {
  return typeof fields.merge_selection_with === 'string'
}

function partnerOf(scope: RequestedScope, scopes: readonly RequestedScope[]): RequestedScope | undefined {
  return scopes.find(
    (other) => other.scope !== scope.scope && other.scope === scope.fields.merge_selection_with,
  )
}

function checkPreselections(one: RequestedScope, other: RequestedScope): void {
  for (const id of new Set([...preselectionFields(one), ...preselectionFields(other)])) {
    const [a, b] = [fieldOf(one, id), fieldOf(other, id)]
    if (a && b && rulesOf(a) !== rulesOf(b)) {
      throw refuse(`'${id}' takes other values than in ${other.scope}`, `${one.at}.merge_selection_with`)
    }
    const alone = a && !b ? one : b && !a ? other : undefined
    if (alone && (alone.fields[id] ?? null) !== null) {
      const lacking = alone === one ? other : one
      throw refuse(
        `${lacking.scope}, with which this merges, has no such field; leave it out`,
        `${alone.at}.${id}`,
      )
    }
  }
}

function preselectionFields({ catalog }: RequestedScope): readonly string[] {
  return Object.keys(catalog.groups).filter((id) => catalog.groups[id] === 'preselection')
}

function fieldOf({ catalog }: RequestedScope, id: string): FieldDescription | undefined {
  return catalog.description.authorization_details_fields_supported.find((field) => field.id === id)
}

function rulesOf({
  format,
  minimum,
  maximum,
  choices,
  default: preset,
  is_required,
}: FieldDescription): string {
  const rules: readonly (Json | undefined)[] = [format, minimum, maximum, preset, is_required]
  return JSON.stringify([...rules, choices?.map(({ id }) => id)])
}
