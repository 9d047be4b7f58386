import { expect, test } from 'vitest'
import { faultOfPublicKey } from './public-key.ts'

const key = {
  kty: 'EC',
  use: 'enc',
  crv: 'P-256',
  x: 'M-HxDIhoqrKN5GV_-xC8MfXD03bXCUBXWVcQbyQ8eTo',
  y: 'LEUxmiVPghA5v02wfb_avOUZo_fvbyMo76MC7TfMhwE',
}

test.each([
  ['P-256', {}],
  [
    'P-384',
    {
      crv: 'P-384',
      x: 'eTiCYnclwHuQutqiO7b1stbr-LG0qqc1A3D-7AE1_Ow9VtJ04zI7X8U2o8Pc0wp5',
      y: 'yiM6ieRMm6rNRb_fbImoAtMs1UjG5fmDKGr3-IdjyX_87aqdO6s7v1P-8TZ3MwQW',
    },
  ],
  ['with an algorithm', { alg: 'ECDH-ES+A256KW' }],
  ['with what is not known', { kid: 'phone', ext: true }],
])('AP-141, FD-495, FD-496, AU-065, AU-066 a key: %s', (_, members) => {
  expect(faultOfPublicKey({ ...key, ...members })).toBeUndefined()
})

test.each([
  ['for signing', { use: 'sig' }, "'use' must be enc"],
  ['for nothing', { use: undefined as never }, "'use' must be enc"],
  ['of another kind', { kty: 'RSA' }, 'is not supported'],
  ['on another curve', { crv: 'secp256k1' }, 'is not supported'],
  ['FD-499 a private one', { d: 'AAAA' }, 'private key'],
  ['for another algorithm', { alg: 'RSA-OAEP' }, "this 'alg' is not supported"],
  ['beside the curve', { x: key.y }, 'no point of the curve'],
  ['without a point', { x: undefined as never }, 'no point of the curve'],
  ['of no text', { x: 5 }, 'no point of the curve'],
])('AP-140, FD-495, AU-065 no key: %s', (_, members, fault) => {
  expect(faultOfPublicKey({ ...key, ...members })).toContain(fault)
})
