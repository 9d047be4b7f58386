import { describe, expect, test } from 'vitest'
import { addressConventions, normalizedAddress, normalizedInput } from './normalized-address.ts'

test.each([
  [
    "the specification's own order of steps",
    'US',
    'Corner Bakery, 45 N.  Oak Ave. Apt 7\nSpringfield, IL 62701',
    '45 north oak avenue apartment 7, springfield, illinois, 62701',
  ],
  [
    'a comma before the unit',
    'US',
    '60 Court St, Apt 1, Example Valley, CA 94001',
    '60 court street apartment 1, example valley, california, 94001',
  ],
  [
    'a sign before the unit',
    'US',
    '60 Court St #4, Example Valley, CA 94001',
    '60 court street unit 4, example valley, california, 94001',
  ],
  [
    'a saint is no street',
    'US',
    '12 St Louis St, Austin, TX 75001',
    '12 st louis street, austin, texas, 75001',
  ],
  [
    'no comma before the state',
    'US',
    '123 MAIN ST.\nExample Valley CA 94001-1234',
    '123 main street, example valley, california, 94001-1234',
  ],
  [
    'a direction at the end',
    'US',
    '9 Park Blvd NW, Boston, Massachusetts 02101',
    '9 park boulevard northwest, boston, massachusetts, 02101',
  ],
  [
    'a street called North',
    'US',
    '210 North St, Example Valley, CA 94004',
    '210 north street, example valley, california, 94004',
  ],
  [
    'something else than a unit',
    'US',
    '123 Main St, Garage, Lonestar, TX 75001',
    '123 main street garage, lonestar, texas, 75001',
  ],
  [
    'French, the type first',
    'CA',
    'Boulangerie du Coin, 12, boul. Laurier, app. 3\nQuébec (QC) G1R 2L3',
    '12 boulevard laurier appartement 3, québec, québec, g1r 2l3',
  ],
  [
    'English',
    'CA',
    '45 N River St, Unit 2, Riverside, ON K1A 0B1',
    '45 north river street unit 2, riverside, ontario, k1a 0b1',
  ],
  [
    'a floor and a door',
    'DK',
    'Bageren, Gl. Kongevej 12B, 2. tv\n9000 Aalborg',
    'gammel kongevej 12b, 2. til venstre, 9000 aalborg',
  ],
  ['a house', 'DK', 'Storegade 123, DK-9000 Aalborg', 'storegade 123, 9000 aalborg'],
])('FD-230 to FD-237, FD-253, SL-630 typical: %s', (_, country, onFile, normal) => {
  expect(normalizedAddress(onFile, country)).toBe(normal)
})

test.each([
  ['US', '  Pump House behind\nthe  county line ', 'pump house behind the county line'],
  ['US', '12 Main St, Nowhere, ZZ 12345', '12 main st, nowhere, zz 12345'],
  ['DK', '123 Main St, Example Valley, CA 94001', '123 main st, example valley, ca 94001'],
  ['BR', 'Rua A, 1', 'rua a, 1'],
  ['US', '', ''],
])('FD-230, FD-240 to FD-243 atypical in %s: %j', (country, onFile, normal) => {
  expect(normalizedAddress(onFile, country)).toBe(normal)
})

test('FD-245, FD-254, SL-631 what a client sends is taken as it is, but for case and space', () => {
  expect(normalizedInput('  45 N. Oak Ave.\n Apt 7 ')).toBe('45 n. oak ave. apt 7')
  expect(normalizedInput('GL.\u00a0KONGEVEJ  12B')).toBe('gl. kongevej 12b')
})

describe.each(Object.entries(addressConventions))(
  'FD-251, SL-634 what is published for %s',
  (country, convention) => {
    test('has parts, abbreviations and an example of both kinds', () => {
      expect(convention.parts.length).toBeGreaterThan(1)
      expect(convention.abbreviations.length).toBeGreaterThan(0)
      const normal = convention.examples.map((example) => normalizedAddress(example, country))
      expect(normal.at(-1)).toBe(normalizedInput(convention.examples.at(-1) ?? ''))
      for (const [index, example] of convention.examples.slice(0, -1).entries()) {
        expect(normal[index]).not.toBe(normalizedInput(example))
      }
    })
  },
)
