import { expect, test } from 'vitest'
import { withDecimals } from './wire-decimals.ts'

test('AP-060 decimals leave as numbers with all their digits, and text stays text', () => {
  const segment = { interval: '900', values: [[{ eu: '10.0' }, null]], cds_usagesegment_id: '12' }
  expect(JSON.stringify(withDecimals(segment))).toBe(
    '{"interval":900,"values":[[{"eu":10.0},null]],"cds_usagesegment_id":"12"}',
  )
  expect(
    JSON.stringify(withDecimals({ account_number: '2000', value: '15550100111', amount: '-0.50' })),
  ).toBe('{"account_number":"2000","value":"15550100111","amount":-0.50}')
})
