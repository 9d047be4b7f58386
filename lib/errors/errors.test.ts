import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CodedError, describeValue, errorDescription, isCoded } from './index.ts'

test('an error says where before what', () => {
  const error = new CodedError('invalid_scope', 'no such scope', { at: 'scope' })
  expect(error.message).toBe('scope: no such scope')
  expect(isCoded(error)).toBe(true)
  expect(isCoded({ code: 'invalid_scope' })).toBe(false)
})

test('whatever a client sent, an error description has only the characters that RFC 6749 allows', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()), (value) => {
      const described = describeValue(value)
      expect(described).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/)
      expect(described.length).toBeLessThanOrEqual(83)
    }),
  )
})

test('quotes become single ones', () => {
  expect(errorDescription('"a"')).toBe("'a'")
})
