import { describe, expect, test } from 'vitest'
import { loadProfile, type Profile } from '#lib/config/index.ts'
import { manner, mannerOf } from './a-manner.testing.ts'
import {
  describeKinds,
  describePreselection,
  describeSection,
  describeWholeScope,
  rowWords,
  type Worded,
  wordedLocales,
} from './index.ts'

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
