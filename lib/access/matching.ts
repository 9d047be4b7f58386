import type { Shown } from './cut.ts'

/** Values of a list parameter are alternatives (AP-042), compared whole and with case (AP-044). */
export type Alternatives = readonly string[] | undefined

export function matches(shown: Shown, field: string, wanted: Alternatives): boolean {
  if (!wanted) return true
  const value = shown[field]
  return Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value as string)
}

/** Whether one of the texts holds the term, whatever the case (AP-045). */
export function mentions(texts: readonly unknown[], term: string | undefined): boolean {
  if (term === undefined) return true
  const lower = term.toLowerCase()
  return texts.some((text) => typeof text === 'string' && text.toLowerCase().includes(lower))
}

/** A field of each entry of a list, where there is one. */
export function each(list: unknown, field: string): readonly unknown[] {
  return Array.isArray(list) ? list.map((entry: Shown) => entry[field]) : []
}
