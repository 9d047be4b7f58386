import { describe, expect, test } from 'vitest'
import { anEntry } from '#lib/customers/an-entry.testing.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'
import type { Selection } from '#lib/request/index.ts'
import { rowWords } from '#lib/wording/index.ts'
import { type Looking, lookingAt, lookingParams } from './looking.ts'
import { selectionView } from './view.ts'

const said = rowWords('en', { terms: {} })

describe('a list', () => {
  const all = { search: '', onlySelected: false, grouping: 'none', page: 1 } as const
  const chosen = (...entries: string[]) => ({ section: 's1', entries, includeFuture: false })

  test.each([
    [10, false],
    [11, true],
  ])('SL-006 to SL-010 of %i entries is long: %s', (size, isLong) => {
    expect(selectionView('s1', contracts(size), chosen(), all, said).isLong).toBe(isLong)
  })

  test('LY-006 of ten thousand shows its first page, and counts all', () => {
    const view = selectionView('s1', contracts(10_000), chosen('e1', 'e9999'), all, said)
    expect(view).toMatchObject({ total: 10_000, found: 10_000, pages: 200, chosen: '1,9999', shown: '0-49' })
    expect(view.items).toHaveLength(50)
  })

  test('SL-010 can be of what is selected alone, and a page beyond its end is its last', () => {
    const looking = { search: '', onlySelected: true, grouping: 'none', page: 7 } as const
    const view = selectionView('s1', contracts(100), chosen('e3', 'e50'), looking, said)
    expect(view).toMatchObject({ found: 2, page: 1, shown: '3,50' })
  })
})

test('how a list is looked at survives its address', () => {
  const looking: Looking = {
    search: '12 main',
    onlySelected: true,
    grouping: 'premise',
    page: 3,
    report: { asked: 5, missing: 2, unknown: ['77', 'M 8'] },
  }
  expect(lookingAt('s2', new URLSearchParams(lookingParams('s2', looking)))).toEqual(looking)
})

test.each(['0', '-1', '1.5', 'x', '9999999'])('a page that is none is the first: %s', (page) => {
  expect(lookingAt('s1', new URLSearchParams({ 's1.page': page })).page).toBe(1)
})

function contracts(size: number): Selection {
  return {
    type: 'service_contract_selection',
    entries: Array.from({ length: size }, (_, at) => contract(at)),
    preselected: new Set(),
    includeFuture: false,
    editable: true,
  }
}

function contract(at: number): SelectionEntry {
  return anEntry({
    id: `e${at}`,
    number: `${500_000 + at}`,
    name: 'Shop',
    address: '1 Main St, Anytown',
    serviceTypes: ['electric', 'residential', 'metered'],
    status: 'closed',
    accountNumbers: ['2000-1'],
  })
}
