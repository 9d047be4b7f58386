import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anEntry } from '#lib/customers/an-entry.testing.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'
import type { ConsentRequest, SectionDecision } from '#lib/request/index.ts'
import { listMark, postedDecision, startingDecision } from './posted-decision.ts'
import { formatPositions, parsePositions } from './selection-post.ts'

describe('positions', () => {
  test('SL-004 whatever is chosen arrives as it was chosen', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9_999)), (chosen) => {
        const ascending = chosen.sort((one, other) => one - other)
        expect(parsePositions(formatPositions(ascending), 10_000)).toEqual(ascending)
      }),
    ))

  test('SL-005 all of ten thousand are a few letters', () => {
    expect(formatPositions(Array.from({ length: 10_000 }, (_, position) => position))).toBe('0-9999')
  })

  test.each(['3-1', '1,1', '2,1', '0-10', '10', '-1', 'all', '1,,2', '0-4,', ' 1', '1e3'])(
    'what no form of ours sends is refused: %s',
    (text) => expect(parsePositions(text, 10)).toBeUndefined(),
  )
})

describe('a posted form', () => {
  test('SL-013 it starts with what the request preselects', () => {
    expect(startingDecision(consentTo(3, ['e1']), null, 'customer')).toEqual([choice(['e1'])])
  })

  test('LY-086, AN-022 a draft is where it starts again, for nobody but whose it is', () => {
    const draft = { customerId: 'customer', sections: [choice(['e0'], true)] }
    expect(startingDecision(consentTo(3, ['e1']), draft, 'customer')).toEqual([choice(['e0'], true)])
    expect(startingDecision(consentTo(3, ['e1']), draft, 'another')).toEqual([choice(['e1'])])
  })

  test('SL-004, SL-014 checkboxes say what is chosen on this page, and other pages stay', () => {
    const post = postOf({ shown: '0-1', entry: ['1'] })
    expect(decide(post, 4, ['e0', 'e3'])).toEqual([choice(['e1', 'e3'])])
  })

  test('SL-005 the whole list in one value', () => {
    expect(decide(postOf({ chosen: '0-3' }), 4, [])).toEqual([choice(['e0', 'e1', 'e2', 'e3'])])
  })

  test('SL-106, SL-206 the future option is apart from the entries', () => {
    expect(decide(postOf({ shown: '0-3', future: 'on' }), 4, ['e0'])).toEqual([choice([], true)])
  })

  test('LY-055 nothing changes where the list is no longer the one that was shown', () => {
    const consent = consentTo(4, ['e0'])
    const post = postOf({ chosen: '0-4' }, 5)
    const start = startingDecision(consent, null, 'customer')
    expect(postedDecision(post, consent, start)).toEqual({ decision: start, changed: ['s1'] })
  })

  test('SL-712 a list that cannot be edited keeps what it had', () => {
    const consent = consentTo(2, ['e0'], false)
    const start = startingDecision(consent, null, 'customer')
    expect(postedDecision(postOf({ chosen: '0-1' }, 2), consent, start).decision).toEqual([choice(['e0'])])
  })

  test.each([
    ['an entry that was not shown', { shown: '0-1', entry: ['2'] }],
    ['an entry that is no number', { shown: '0-1', entry: ['__proto__'] }],
    ['an entry that only counts as a number', { shown: '0-1', entry: [' 1'] }],
    ['an entry that is empty', { shown: '0-1', entry: [''] }],
    ['a row beyond the list', { shown: '0-9', entry: [] }],
    ['no list at all', { chosen: 'everything' }],
  ])('LY-055 a forged post is refused: %s', (_, fields) => {
    expect(() => decide(postOf(fields), 4, [])).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  })
})

function decide(post: URLSearchParams, size: number, preselected: readonly string[]) {
  const consent = consentTo(size, preselected)
  return postedDecision(post, consent, startingDecision(consent, null, 'customer')).decision
}

function postOf(
  fields: { chosen?: string; shown?: string; entry?: readonly string[]; future?: string },
  of = 4,
) {
  const post = new URLSearchParams({ 's1.list': listMark({ entries: entries(of) }) })
  if (fields.chosen !== undefined) post.set('s1.chosen', fields.chosen)
  if (fields.shown !== undefined) post.set('s1.shown', fields.shown)
  if (fields.future !== undefined) post.set('s1.future', fields.future)
  for (const position of fields.entry ?? []) post.append('s1.entry', position)
  return post
}

function choice(chosen: readonly string[], includeFuture = false): SectionDecision {
  return { section: 's1', entries: chosen, includeFuture }
}

function consentTo(size: number, preselected: readonly string[], editable = true): ConsentRequest {
  return {
    noPreselection: false,
    sections: [
      {
        id: 's1',
        scopes: [],
        durations: [],
        purpose: null,
        selection: {
          type: 'service_contract_selection',
          entries: entries(size),
          preselected: new Set(preselected),
          includeFuture: false,
          editable,
        },
      },
    ],
  }
}

function entries(size: number): readonly SelectionEntry[] {
  return Array.from({ length: size }, (_, position) =>
    anEntry({
      id: `e${position}`,
      number: `${500_000 + position}`,
      serviceTypes: ['electric'],
    }),
  )
}
