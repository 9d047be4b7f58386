import { describe, expect, test } from 'vitest'
import { catalog } from '#lib/catalog/a-catalog.testing.ts'
import { everything } from '#lib/catalog/a-profile.testing.ts'
import { describeWholeScope, wordedLocales } from './index.ts'

const scopes = [...catalog.scopes.values()].filter(({ kind }) => kind !== 'administration')

describe.each(wordedLocales)('in %s', (locale) => {
  const manner = { locale, profile: everything, catalog, at: '2026-11-24T20:00:00.000Z' }

  test.each(scopes)(
    'CO-001, CO-006, CO-007, CO-009 $description.id has words for all that it can open',
    (scope) => {
      const { categories } = describeWholeScope(scope, manner)
      const opened = Object.entries(scope.groups).filter(
        ([id, group]) => group === 'included-data' && id.startsWith('include_'),
      )
      const topics = categories.flatMap((category) => category.topics)
      const all = new Set([...opened.map(([id]) => id), ...scope.impliedFields])
      expect(topics.length).toBeGreaterThanOrEqual(Math.max(1, all.size))
      for (const { name, example } of topics)
        expect([name, example]).toEqual([expect.stringMatching(/\S/), example])
    },
  )

  test.each(scopes)(
    'CO-002, CO-020 $description.id without a name of the specification or a place left open',
    (scope) => {
      const { summary, categories, past, ongoing } = describeWholeScope(scope, manner)
      const shown = [
        summary,
        ...categories.flatMap(({ name, topics }) => [
          name,
          ...topics.flatMap((topic) => [topic.name, topic.example, ...(topic.only ?? [])]),
        ]),
        ...past,
        ...ongoing,
      ].join('\n')
      expect(shown).not.toMatch(/\bP\d|[a-z]_[a-z]|[[\]{}¤]|undefined|infinite/)
    },
  )

  test.each(scopes)('CO-022 to CO-037 each duration of $description.id is told', (scope) => {
    const { past, ongoing } = describeWholeScope(scope, manner)
    const directions = new Set(Object.values(scope.directions))
    expect([past.length > 0, ongoing.length > 0]).toEqual([directions.has('past'), directions.has('future')])
  })
})
