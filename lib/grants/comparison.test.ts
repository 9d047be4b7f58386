import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Access, common, isWithin } from './comparison.ts'

const directions = { segment_start: 'past', sync_until: 'future' } as const
const groups = { numbers: 'preselection' } as const
const fieldsOf = () => ({ directions, groups })

const moment = fc.constantFrom('infinite', '2024-01-01', '2025-01-01', '2026-01-01')
const anyAccess: fc.Arbitrary<Access> = fc
  .record({
    words: fc.subarray(['a', 'b', 'c']),
    fields: fc.array(
      fc.record({
        on: fc.boolean(),
        kinds: fc.option(fc.subarray(['x', 'y', 'z'])),
        segment_start: moment,
        sync_until: moment,
      }),
      { minLength: 3, maxLength: 3 },
    ),
  })
  .map(({ words, fields }) => ({
    scope: words.join(' '),
    authorizationDetails: words.map((type, index) => ({ ...fields[index], type })),
  }))

test('GR-094 what is common is within both, and what is within is all common', () => {
  fc.assert(
    fc.property(anyAccess, anyAccess, (one, other) => {
      const both = common(one, other, fieldsOf)
      expect(isWithin(both, one, fieldsOf)).toBe(true)
      expect(isWithin(both, other, fieldsOf)).toBe(true)
      expect(isWithin(one, one, fieldsOf)).toBe(true)
      if (isWithin(one, other, fieldsOf))
        expect(common(other, one, fieldsOf)).toEqual(other.scope === one.scope ? one : both)
    }),
  )
})

const standing = {
  type: 'a',
  on: true,
  kinds: ['x', 'y'],
  segment_start: '2025-01-01',
  sync_until: '2027-01-01',
  jwk: { kid: '1' },
  numbers: ['1', '2'],
}
test.each([
  ['the same', {}, true],
  ['a field off', { on: false }, true],
  ['fewer of a list', { kinds: ['y'] }, true],
  ['none of a list', { kinds: null }, true],
  ['a shorter past', { segment_start: '2026-01-01' }, true],
  ['an earlier end', { sync_until: '2026-06-01' }, true],
  ['more of a list', { kinds: ['x', 'y', 'z'] }, false],
  ['another of a list', { kinds: ['z'] }, false],
  ['a longer past', { segment_start: '2024-01-01' }, false],
  ['all of the past', { segment_start: 'infinite' }, false],
  ['a later end', { sync_until: '2028-01-01' }, false],
  ['no end', { sync_until: 'infinite' }, false],
  ['a narrower filter', { numbers: ['2'] }, true],
  ['a wider filter', { numbers: ['1', '2', '3'] }, false],
  ['no filter', { numbers: null }, false],
  ['another key', { jwk: { kid: '2' } }, false],
  ['a field that was not there', { off: true }, false],
  ['less here and more there', { on: false, sync_until: 'infinite' }, false],
])('GR-094 %s', (_, change, within) => {
  const access = (detail: object) => ({ scope: 'a', authorizationDetails: [{ ...standing, ...detail }] })
  expect(isWithin(access(change), access({}), fieldsOf)).toBe(within)
})
