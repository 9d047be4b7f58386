import { expect, test } from 'vitest'
import { now, resolve, timezone } from './a-request.testing.ts'
import { type ConsentRequest, checkDecision, type SectionDecision } from './index.ts'

const check = (asked: ConsentRequest, decision: readonly SectionDecision[]) =>
  checkDecision(asked, decision, { now, timezone })

const consent = resolve({ scope: 'cds_service_contracts cds_accounts' })
const good = [
  { section: 's1', entries: ['contract_1'], includeFuture: false },
  { section: 's2', entries: ['account_1'], includeFuture: false },
]
const first = (change: object) => [
  { ...good[0], section: 's1', entries: [], includeFuture: false, ...change },
  good[1] ?? { section: 's2', entries: [], includeFuture: false },
]

test('SL-004 a choice from the list has no problem', () => {
  expect(check(consent, good)).toEqual([])
})

test.each([
  ['OP-29 nothing', first({}), 's1', 'nothing_chosen'],
  ['OP-29 no decision', good.slice(1), 's1', 'nothing_chosen'],
  ['SL-003 an entry of nobody', first({ entries: ['contract_1', 'contract_9'] }), 's1', 'unknown_entry'],
  ['an entry of another section', first({ entries: ['account_1'] }), 's1', 'unknown_entry'],
  [
    'a section that is not there',
    [...good, { section: 's3', entries: [], includeFuture: false }],
    's3',
    'unknown_section',
  ],
] as const)('%s', (_, decision, section, fault) => {
  expect(check(consent, decision)).toEqual([{ section, fault }])
})

test('OP-29, SL-106, SL-206 the future alone is enough', () => {
  expect(check(consent, first({ includeFuture: true }))).toEqual([])
})

test('SL-530, FD-483 a list that is set is approved as it is', () => {
  const locked: ConsentRequest = {
    ...consent,
    sections: consent.sections.slice(0, 1).map((section) => ({
      ...section,
      selection: section.selection && {
        ...section.selection,
        preselected: new Set(['contract_1']),
        editable: false,
      },
    })),
  }
  expect(check(locked, good.slice(0, 1))).toEqual([])
  expect(check(locked, [{ section: 's1', entries: ['contract_2'], includeFuture: false }])).toEqual([
    { section: 's1', fault: 'not_editable' },
  ])
})

test('OP-31 a list of meters has no future', () => {
  const meters: ConsentRequest = {
    ...consent,
    sections: consent.sections.slice(0, 1).map((section) => ({
      ...section,
      selection: section.selection && { ...section.selection, type: 'meter_device_selection' },
    })),
  }
  expect(check(meters, [{ section: 's1', entries: [], includeFuture: true }])).toEqual([
    { section: 's1', fault: 'no_future_option' },
  ])
})
