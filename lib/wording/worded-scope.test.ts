import { expect, test } from 'vitest'
import { catalog } from '#lib/catalog/a-catalog.testing.ts'
import type { Json } from '#lib/catalog/index.ts'
import { describePreselection, describeSection, type WordedDuration, wordedScope } from './index.ts'

const manner = {
  locale: 'en',
  timezone: 'America/Los_Angeles',
  at: '2026-11-24T20:00:00.000Z',
  suppliesToo: true,
} as const

function asked(id: string, fields: Readonly<Record<string, Json>>) {
  const scope = catalog.scopes.get(id)
  if (!scope) throw new Error(`no scope ${id}`)
  return wordedScope({ scope: id, catalog: scope, at: 'authorization_details[0]', fields, purpose: null })
}

test('CO-001, CO-006, FD-017 a scope and fields of the utility’s own are told by the names in its profile', () => {
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
  expect(words.summary).toBe('Outage Alerts')
  expect(words.categories.map(({ name }) => name)).toEqual(['Connection points', 'Also asked for'])
  expect(words.categories[1]?.topics).toEqual([
    { name: 'Kinds of alerts', only: ['Planned work'] },
    { name: 'Lead time', only: ['60'] },
  ])
  expect(words.ongoing).toEqual([expect.stringMatching(/^Alerts until: .*November 24, 2027/)])
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
  expect(describePreselection([scope], 'en')).toEqual([
    'Programs: Low-Income Rate Assistance and Medical Baseline',
  ])
})
