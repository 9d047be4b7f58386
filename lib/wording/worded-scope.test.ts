import { expect, test } from 'vitest'
import { catalog } from '#lib/catalog/a-catalog.testing.ts'
import { everything } from '#lib/catalog/a-profile.testing.ts'
import { buildCatalog, type Json } from '#lib/catalog/index.ts'
import { describePreselection, describeSection, type WordedDuration, wordedScope } from './index.ts'

const manner = {
  locale: 'en',
  profile: everything,
  catalog,
  at: '2026-11-24T20:00:00.000Z',
} as const

function asked(id: string, fields: Readonly<Record<string, Json>>, of = catalog) {
  const scope = of.scopes.get(id)
  if (!scope) throw new Error(`no scope ${id}`)
  return wordedScope({ scope: id, catalog: scope, fields })
}

test('CO-001, CO-006, FD-017 a scope and fields of the utility’s own are told by the words in its profile', () => {
  const alerts: WordedDuration = {
    field: 'alerts_until',
    direction: 'future',
    asked: 'P1Y',
    boundary: '2027-11-24',
  }
  const fields = { include_service_points: true, alert_kinds: ['planned'], lead_minutes: 60 }
  const words = describeSection(
    { scopes: [asked('outage_alerts', { ...fields, alerts_until: 'P1Y' })], durations: [alerts] },
    manner,
  )
  expect(words.summary).toBe('Alerts when your power is out')
  expect(words.categories.map(({ name }) => name)).toEqual(['Connection points', 'Also asked for'])
  expect(words.categories[1]?.topics).toEqual([
    { name: 'Which alerts they get', example: 'Outage on Oak Ave', only: ['Planned work'] },
    { name: 'How early they hear of planned work', example: 'An hour before', only: ['60'] },
  ])
  expect(words.ongoing).toEqual([expect.stringMatching(/^Until when they get alerts: .*November 24, 2027/)])
})

test('CO-011 an own field that is off or empty is not told', () => {
  const scope = asked('outage_alerts', { include_service_points: true, alert_kinds: null })
  expect(describeSection({ scopes: [scope], durations: [] }, manner).categories).toHaveLength(1)
})

test('CO-012, SP-132 the programs that a client named are all that it gets, and they are named', () => {
  const only = (...scopes: ReturnType<typeof asked>[]) =>
    describeSection({ scopes, durations: [] }, manner)
      .categories.flatMap(({ topics }) => topics)
      .find(({ name }) => name.startsWith('Programs'))?.only
  const open = { include_accounts: true, include_account_programs: true }
  const limited = asked('cds_account_programs', { ...open, account_programs: ['LIRA'] })
  expect(only(limited)).toEqual(['Low-Income Rate Assistance'])
  expect(only(limited, asked('cds_accounts', open))).toBeUndefined()
})

test('ER-005 programs are asked for by their names', () => {
  const scope = asked('cds_account_programs', { account_programs: ['LIRA', 'MED'] })
  expect(describePreselection([scope], manner)).toEqual([
    'Programs: Low-Income Rate Assistance and Medical Baseline',
  ])
})

test('a choice of the utility’s own is told in each language, where its profile says how', () => {
  const words = { en: 'Help with bills', es: 'Ayuda con las facturas' }
  const scopes = everything.scopes.map((offer) =>
    offer.type === 'cds_account_programs'
      ? {
          ...offer,
          fields: {
            account_programs: { choices: [{ id: 'LIRA', name: 'LIRA', description: 'LIRA.', words }] },
          },
        }
      : offer,
  )
  const profile = { ...everything, scopes }
  const scope = asked(
    'cds_account_programs',
    { account_programs: ['LIRA'] },
    buildCatalog(profile, 'https://u.example'),
  )
  expect(describePreselection([scope], { ...manner, profile, locale: 'es' })).toEqual([
    'Programas: Ayuda con las facturas',
  ])
})
