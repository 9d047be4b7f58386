import type { ReceiptSection } from '#lib/grants/index.ts'
import { describeSection, type Manner } from '#lib/wording/index.ts'

/** A section as a customer reads it, with what the wire calls it beside it; fields that say nothing are left out. */
export function recordedSection(section: ReceiptSection, manner: Manner) {
  const { summary, categories, past, ongoing } = describeSection(section, manner)
  const { selection, purpose, scopes } = section
  return {
    what: summary,
    data: categories.flatMap(({ topics }) => topics.map(({ name }) => name)),
    past,
    ongoing,
    selected: selection && {
      kind: selection.type,
      ...(selection.isAll && { all: true }),
      entries: selection.chosen.map(({ number, address }) => ({ number, address })),
      later: selection.includeFuture,
    },
    purpose: purpose && { text: purpose.content, link: purpose.relatedUri },
    scopes: scopes.map(({ scope, fields }) => ({
      scope,
      fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
    })),
  }
}
