import { expect, test } from 'vitest'
import { wayBackOf } from './index.ts'

test('LY-089 a decision leads straight on, but from a pop-up or a frame, whose opener is told', () => {
  const returnTo = 'https://utility.example/oauth/authorize/uid-1'
  const plain = { uid: 'uid-1', returnTo, params: { scope: 'x' } }
  expect(wayBackOf(plain)).toBe(returnTo)
  expect(wayBackOf({ ...plain, params: { display: 'popup' } })).toBe('/authorize/uid-1?told=on')
})
