import { describe, expect, test } from 'vitest'
import { placeOf, safeAddress } from './safe-address.ts'

describe('a client’s address', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'not an address',
    '',
    null,
  ])('LY-033 %s is no link', (address) => expect(safeAddress(address)).toBeUndefined())

  test.each(['https://acme.example/a', 'http://localhost:3001/'])('%s is one', (address) =>
    expect(safeAddress(address)?.href).toBe(address),
  )

  test.each([
    ['https://acme.example/callback?x=1', 'acme.example'],
    ['http://localhost:3001/cb', 'localhost:3001'],
    ['com.acme.app:/callback', 'com.acme.app'],
  ])('LY-088 %s is called %s', (address, place) => expect(placeOf(address)).toBe(place))
})
