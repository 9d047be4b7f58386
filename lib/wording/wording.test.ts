import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildCatalog, type Catalog } from '#lib/catalog/index.ts'
import { loadProfile, type Profile } from '#lib/config/index.ts'
import {
  describeKinds,
  describePreselection,
  describeSection,
  describeWholeScope,
  rowWords,
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

const at = '2026-11-24T20:00:00.000Z'
const manner = mannerOf(loadProfile('everything', 'lib/catalog/fixtures'))
const distributors = mannerOf(loadProfile('nordnet'))

describe.each(wordedLocales)('in %s', (locale) => {
  const described = (section: Worded) => describeSection(section, { ...manner, locale })

  test.each(consentScopes)('CO-001, CO-006, CO-007, CO-009 all that $id can open has words', (scope) => {
    const included = [...scope.implied_true, ...scope.fields.map(({ id }) => id)].filter((id) =>
      id.startsWith('include_'),
    )
    const fields = Object.fromEntries(included.map((id) => [id, true]))
    const words = described({ scopes: [{ scope: scope.id, type: scope.id, fields }], durations: [] })
    const topics = words.categories.flatMap((category) => category.topics)
    expect(topics.length).toBeGreaterThanOrEqual(Math.max(1, new Set(included).size))
    expect(topics.every((topic) => topic.name !== '' && topic.example !== '')).toBe(true)
    expect(wordsFor(locale).summaries[scope.id]).toBeDefined()
  })

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

describe.each(wordedLocales)('in %s', (locale) => {
  test('CO-001 a utility that brings nothing but water speaks of no energy', () => {
    const water = mannerOf(loadProfile('riverside-water'))
    for (const scope of water.catalog.scopes.values()) {
      if (scope.kind === 'administration') continue
      const { summary, categories } = describeWholeScope(scope, { ...water, locale })
      const said = JSON.stringify([summary, categories])
      expect(said).not.toMatch(/kWh|[eé]nerg|[eé]l[eé]c?tri|strom|solar/i)
      if (locale === 'da') expect(said).not.toMatch(/\bel\b/i)
    }
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

describe('durations', () => {
  const cases: [string, Parameters<typeof duration>, string][] = [
    [
      'CO-022 P3Y',
      ['sync_until', 'future', 'P3Y', '2029-11-24T20:00:00Z'],
      'Kept up to date for the next 3 years, until November 24, 2029.',
    ],
    ['CO-023 infinite', ['sync_until', 'future', 'infinite', 'infinite'], 'until you stop it'],
    [
      'CO-024 at once',
      ['sync_until', 'future', 'PT0S', '2026-11-24T20:00:00Z'],
      'Shared as it is today: later changes are not shared.',
    ],
    [
      'CO-025 a range of bills',
      ['statement_date_start', 'past', 'P18M', '2025-05-24'],
      'Your bills of the past 18 months, since May 24, 2025.',
    ],
    ['CO-026 bills to come', ['statement_date_start', 'past', 'P0D', '2026-11-24'], 'No past bills'],
    ['CO-027 bills for ever', ['statement_date_end', 'future', 'infinite', 'infinite'], 'until you stop it'],
    ['CO-028 bills until now', ['statement_date_end', 'future', 'P0D', '2026-11-24'], 'No future bills'],
    ['CO-029 charges', ['start_date', 'past', '2024-01-01', '2024-01-01'], 'since January 1, 2024'],
    ['CO-030 charges to come', ['start_date', 'past', '2027-01-01', '2027-01-01'], 'Nothing from past bills'],
    ['CO-031 charges for ever', ['end_date', 'future', 'infinite', 'infinite'], 'until you stop it'],
    ['CO-032 charges until now', ['end_date', 'future', 'P0D', '2026-11-24'], 'Nothing from future bills'],
    [
      'CO-033 P1Y back',
      ['segment_start', 'past', 'P1Y', '2025-11-24T20:00:00Z'],
      'Your usage of the past year, since November 24, 2025.',
    ],
    ['CO-034 usage to come', ['segment_start', 'past', 'PT0S', '2026-11-24T20:00:00Z'], 'No past usage'],
    ['CO-035 usage for ever', ['segment_end', 'future', 'infinite', 'infinite'], 'until you stop it'],
    ['CO-036 usage until now', ['segment_end', 'future', 'PT0S', '2026-11-24T20:00:00Z'], 'No future usage'],
    ['CO-037 consent', ['expires', 'future', 'P6M', '2027-05-24T20:00:00Z'], 'until May 24, 2027'],
    ['CO-038 consent for ever', ['expires', 'future', 'infinite', 'infinite'], 'until you stop it'],
    ['CO-039 this once', ['expires', 'future', 'PT0S', '2026-11-24T20:00:00Z'], 'this one request'],
    ['CO-042 forward', ['segment_end', 'future', 'P1Y', '2027-11-24T20:00:00Z'], 'over the next year'],
    ['CO-043 all there is', ['segment_start', 'past', 'infinite', 'infinite'], 'on record'],
    ['DR-40 in the draft’s length', ['historical_start', 'past', '90d', '2026-08-26'], 'The past 90 days'],
    ['DR-41 in the draft’s offset', ['end', 'future', '+3y', '2029-11-24'], 'The next 3 years'],
    ['DR-41 now', ['end', 'future', 'now', '2026-11-24'], 'Nothing to come'],
  ]
  test.each(cases)(
    'CO-022 to CO-039, CO-042, CO-043, FD-387, FD-394, FD-399, FD-407, FD-414 %s',
    (_, asked, told) => {
      const { past, ongoing } = describeSection(
        { scopes: [{ scope: 'x', type: 'x', fields: {} }], durations: [duration(...asked)] },
        { ...manner, locale: 'en' },
      )
      expect([...past, ...ongoing].join()).toContain(told)
    },
  )

  test('CO-022 bills without a word on their accounts bring these along; certificates last as the access does', () => {
    const scopes = [
      {
        scope: 'x',
        type: 'cds_bill_statements',
        fields: { include_bill_statements: true, include_eacs: true },
      },
    ]
    const synced = duration('sync_until', 'future', 'PT0S', at)
    const ongoing = (durations: Worded['durations']) =>
      describeSection({ scopes, durations }, { ...manner, locale: 'en' }).ongoing
    expect(ongoing([])).toEqual([
      'The other details come with each of these bills.',
      'Certificates for as long as this access lasts.',
    ])
    expect(ongoing([synced]).join()).not.toMatch(/other details/)
  })

  test('CO-040 a duration that scopes share is told once', () => {
    const shared = duration('sync_until', 'future', 'P3Y', '2029-11-24T20:00:00Z')
    const { ongoing } = describeSection(
      { scopes: [], durations: [shared, shared] },
      { ...manner, locale: 'es' },
    )
    expect(ongoing).toEqual(['Al día durante 3 años más, hasta el 24 de noviembre de 2029.'])
  })

  test.each([
    [false, 0],
    [true, 1],
  ])('CO-022 usage alone is not kept up to date; with meters beside it (%s), they are', (meters, told) => {
    const fields = { include_usage_segments: true, include_meter_devices: meters }
    const { ongoing } = describeSection(
      {
        scopes: [{ scope: 'x', type: 'cds_usage', fields }],
        durations: [duration('sync_until', 'future', 'P3Y', '2029-11-24T20:00:00Z')],
      },
      { ...manner, locale: 'en' },
    )
    expect(ongoing).toHaveLength(told)
  })

  test('PR-012 a date is the one that the utility’s calendar has', () => {
    const late = duration('segment_end', 'future', 'P1Y', '2027-11-25T07:30:00Z')
    const { ongoing } = describeSection({ scopes: [], durations: [late] }, { ...manner, locale: 'en' })
    expect(ongoing[0]).toContain('November 24, 2027')
  })
})

describe('what a utility adds', () => {
  const described = (
    section: Partial<Worded>,
    profile: Profile = manner.profile,
    locale: 'en' | 'es' = 'en',
  ) => describeSection({ scopes: [], durations: [], ...section }, { ...mannerOf(profile), locale })
  const namesIn = (words: ReturnType<typeof described>) =>
    words.categories.flatMap(({ topics }) => topics.map(({ name }) => name))

  test('its own terms stand wherever they are spoken of', () => {
    const terms = {
      service: {
        en: { one: 'service account', other: 'service accounts' },
        es: { one: 'cuenta de servicio', other: 'cuentas de servicio' },
      },
    }
    const own = { ...manner.profile, terms }
    const fields = { include_service_contracts: true, include_contract_numbers: true }
    const section = { scopes: [{ scope: 'x', type: 'cds_service_contracts', fields }] }
    const words = described(section, own)
    expect([words.summary, words.categories[0]?.name, ...namesIn(words)]).toEqual([
      'Your service accounts',
      'Service accounts',
      'Which service accounts you have, of what kind, and whether they are running',
      'The number of each service account, and the company it is with',
    ])
    expect(JSON.stringify(described(section, own, 'es'))).not.toMatch(/\bservicios?\b(?<!de servicio)/)
    expect(
      describePreselection([{ scope: 'x', type: 'x', fields: { contract_numbers: ['1'] } }], {
        ...mannerOf(own),
        locale: 'en',
      }),
    ).toEqual(['Service accounts: 1'])
  })

  test('its own terms stand in the rows of lists too', () => {
    const terms = { meter: { en: { one: 'counter', other: 'counters' } } }
    expect(describeKinds(['electric_usage', 'none'], rowWords('en', { terms }))).toEqual([
      'Electricity counter',
    ])
  })

  test('CO-006, FD-341 of usage, the kinds of measurements that are asked for', () => {
    const usage = (kinds: readonly string[] | null) =>
      namesIn(
        described({
          scopes: [
            {
              scope: 'cds_usage',
              type: 'cds_usage',
              fields: { include_usage_segments: true, include_usage_segment_value_types: kinds },
            },
          ],
        }),
      )
    expect(usage(['electric_kwh', 'electric_kwh_export', 'water_ccf', 'water_m3'])).toEqual([
      'How much you used, and when: electricity, electricity you sent to the grid, and water',
      'Which periods your meter readings cover',
    ])
    expect(usage(null)).toEqual(['Which periods your meter readings cover'])
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

function duration(field: string, direction: 'past' | 'future', asked: string, boundary: string) {
  return { field, direction, asked, boundary }
}

function mannerOf(profile: Profile): { profile: Profile; catalog: Catalog; at: string } {
  return { profile, catalog: buildCatalog(profile, 'https://utility.example'), at }
}
