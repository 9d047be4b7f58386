import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadProfile } from '#lib/config/index.ts'
import { manner, mannerOf } from './a-manner.testing.ts'
import {
  describePreselection,
  describeSection,
  termsIn,
  type Worded,
  wordedLocales,
  wordsFor,
} from './index.ts'

const catalog: {
  scopes: { id: string; kind: string; implied_true: string[]; fields: { id: string }[] }[]
} = JSON.parse(readFileSync('docs/spec/cds-wg3-catalog.json', 'utf8'))
const consentScopes = catalog.scopes.filter(({ kind }) => kind === 'customer-consent')
const directScopes = catalog.scopes.filter(({ kind }) => kind === 'direct-access')
const draftScopes = [
  'account_details',
  'service_details',
  'delivery_details',
  'supply_details',
  'program_details',
  'bills',
  'usage',
  'aggregates',
]

const distributors = mannerOf(loadProfile('nordnet'))

describe.each(wordedLocales)('in %s', (locale) => {
  const described = (section: Worded) => describeSection(section, { ...manner, locale })

  test.each(consentScopes)(
    'CO-001, CO-006, CO-007, CO-009, FD-269 all that $id can open has words',
    (scope) => {
      const included = [...scope.implied_true, ...scope.fields.map(({ id }) => id)].filter((id) =>
        id.startsWith('include_'),
      )
      const fields = Object.fromEntries(included.map((id) => [id, true]))
      const words = described({ scopes: [{ scope: scope.id, type: scope.id, fields }], durations: [] })
      const topics = words.categories.flatMap((category) => category.topics)
      expect(topics.length).toBeGreaterThanOrEqual(Math.max(1, new Set(included).size))
      expect(topics.every((topic) => topic.name !== '' && topic.example !== '')).toBe(true)
      expect(wordsFor(locale).summaries[scope.id]).toBeDefined()
    },
  )

  test.each(draftScopes)('DR-01 to DR-04 %s has words', (type) => {
    const fields = { fields_included: ['commodity', 'distribution_details', 'supply_details'] }
    const words = described({ scopes: [{ scope: type, type, fields }], durations: [] })
    expect(words.summary).not.toBe(wordsFor(locale).otherSummary)
    expect(words.categories.length).toBeGreaterThan(0)
  })

  test('CO-002, CO-020 no name of the specification is among the words', () => {
    const { summaries, topics, kinds, durations } = wordsFor(locale)
    const shown = JSON.stringify(
      [Object.values(summaries), Object.values(topics), Object.values(kinds), durations],
      (_key, value) => (typeof value === 'function' ? value('x', 'y') : value),
    )
    expect(shown).not.toMatch(/[a-z]_[a-z]|segment_|contract number|service contract|usage segment/i)
  })

  test('a term that can be called otherwise is one in every language', () => {
    const { summaries, groups, topics } = wordsFor(locale)
    const english = wordsFor('en')
    for (const [id, { name }] of Object.entries(topics))
      expect([id, termsIn(name)]).toEqual([id, termsIn(english.topics[id as keyof typeof topics].name)])
    for (const [id, name] of Object.entries(groups))
      expect([id, termsIn(name)]).toEqual([id, termsIn(english.groups[id as keyof typeof groups])])
    for (const [id, name] of Object.entries(summaries))
      expect([id, termsIn(name)]).toEqual([id, termsIn(english.summaries[id] ?? '')])
    expect(Object.keys(summaries)).toEqual(Object.keys(english.summaries))
  })

  test('nothing is left in English', () => {
    if (locale === 'en') return
    const { topics, summaries, groups, measures } = wordsFor(locale)
    const english = wordsFor('en')
    const same = (here: object, there: object) =>
      Object.entries(here).flatMap(([key, value]) =>
        JSON.stringify(value).replace(/\[\w+\]/g, '').length > 9 &&
        JSON.stringify(value) === JSON.stringify(there[key as keyof typeof there])
          ? key
          : [],
      )
    expect(same(topics, english.topics)).toEqual([])
    expect(same(summaries, english.summaries)).toEqual([])
    expect(same(groups, english.groups)).toEqual([])
    expect(same(measures, english.measures)).toEqual([])
  })

  test('every kind and state has a word', () => {
    const { kinds, states } = wordsFor(locale)
    expect(Object.keys(kinds).sort()).toEqual(Object.keys(wordsFor('en').kinds).sort())
    for (const [kind, word] of Object.entries(kinds))
      expect([kind, termsIn(word)]).toEqual([kind, termsIn(wordsFor('en').kinds[kind] ?? '')])
    expect(Object.keys(states).sort()).toEqual(Object.keys(wordsFor('en').states).sort())
  })

  test.each(directScopes)('$id, which no customer is asked for, has words too', ({ id }) => {
    expect(wordsFor(locale).summaries[id]).toBeDefined()
  })

  test('CO-011, CO-012 what is off is not told', () => {
    const words = described({
      scopes: [
        { scope: 'u', type: 'cds_usage', fields: { include_usage_segments: true, include_eacs: false } },
      ],
      durations: [],
    })
    expect(words.categories.map(({ id }) => id)).toEqual(['usage'])
  })
})

describe('data', () => {
  test('CO-010 where services and meters come together, so do their connection points', () => {
    const words = describeSection(
      {
        scopes: [
          { scope: 'a', type: 'cds_service_contracts', fields: { include_service_contracts: true } },
          { scope: 'b', type: 'cds_meters', fields: { include_meter_devices: true } },
        ],
        durations: [],
      },
      { ...manner, locale: 'en' },
    )
    expect(words.summary).toBe('Your services and your meters')
    expect(words.categories.map(({ name }) => name)).toEqual(['Services', 'Connection points', 'Meters'])
  })

  test('DR-12 a combined service tells only the parts asked for', () => {
    const fields = { fields_included: ['commodity', 'distribution_details'] }
    const words = describeSection(
      { scopes: [{ scope: 's', type: 'service_details', fields }], durations: [] },
      { ...manner, locale: 'en' },
    )
    expect(words.categories.map(({ id }) => id)).toEqual(['services', 'delivery'])
  })
})

describe('a delivery', () => {
  const names = (suppliesToo: boolean) => told(suppliesToo).map(({ name }) => name)
  const told = (suppliesToo: boolean) =>
    describeSection(
      { scopes: [{ scope: 'd', type: 'delivery_details', fields: {} }], durations: [] },
      { ...(suppliesToo ? manner : distributors), locale: 'en' },
    ).categories.flatMap(({ topics }) => topics)

  test('DR-20 a distributor tells no address and no place on the grid', () => {
    expect(names(false).join()).not.toMatch(/address|grid/)
    expect(names(true).join()).toMatch(/address.*grid/)
    expect(told(false).every(({ only }) => only === undefined)).toBe(true)
  })
})

test('ER-005 what was asked for, precisely and without names of the wire', () => {
  const scopes = [
    { scope: 'x', type: 'x', fields: { contract_numbers: ['1', '2'], account_numbers: null } },
    { scope: 'y', type: 'y', fields: { service_types: ['electric', 'natural_gas'], meters: ['_all'] } },
  ]
  expect(describePreselection(scopes, { ...manner, locale: 'en' })).toEqual([
    'Services: 1 and 2',
    'Services of this kind: Electricity and Gas',
  ])
})
