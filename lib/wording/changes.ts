import { describeSection } from './describe.ts'
import type { Manner } from './manner.ts'
import type { SectionWords, Worded } from './types.ts'

/** What becomes of one scope when an authorization is changed, in the customer's words. */
export type ScopeChange =
  | { readonly kind: 'added' | 'removed'; readonly scope: string; readonly summary: string }
  | {
      readonly kind: 'changed'
      readonly scope: string
      readonly summary: string
      /** Data that comes in addition, and data that is shared no longer. */
      readonly more: readonly string[]
      readonly less: readonly string[]
      /** What is said of time now, where it will be said otherwise. */
      readonly before: readonly string[]
      readonly after: readonly string[]
    }

/**
 * What differs between what is shared and what is asked for, scope by scope; what stays as it is is not told.
 *
 * @param standing one scope each, as `wanted`
 */
export function describeChanges(
  standing: readonly Worded[],
  wanted: readonly Worded[],
  manner: Manner,
): readonly ScopeChange[] {
  const before = new Map(standing.map((one) => [scopeOf(one), one]))
  const after = new Map(wanted.map((one) => [scopeOf(one), one]))
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((scope): ScopeChange[] => {
    const [had, has] = [before.get(scope), after.get(scope)]
    if (had && has) return changed(scope, describeSection(had, manner), describeSection(has, manner))
    const only = has ?? had
    if (!only) return []
    return [{ kind: has ? 'added' : 'removed', scope, summary: describeSection(only, manner).summary }]
  })
}

function scopeOf({ scopes }: Worded): string {
  return scopes[0]?.scope ?? ''
}

function changed(scope: string, had: SectionWords, has: SectionWords): ScopeChange[] {
  const more = without(namesOf(has), namesOf(had))
  const less = without(namesOf(had), namesOf(has))
  const before = without([...had.past, ...had.ongoing], [...has.past, ...has.ongoing])
  const after = without([...has.past, ...has.ongoing], [...had.past, ...had.ongoing])
  if (more.length + less.length + before.length + after.length === 0) return []
  return [{ kind: 'changed', scope, summary: has.summary, more, less, before, after }]
}

function namesOf({ categories }: SectionWords): readonly string[] {
  return categories.flatMap(({ topics }) =>
    topics.map(({ name, only }) => (only ? `${name} (${only.join(', ')})` : name)),
  )
}

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  return all.filter((one) => !others.includes(one))
}
