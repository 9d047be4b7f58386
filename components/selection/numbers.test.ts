import { describe, expect, test } from 'vitest'
import { findNumbers, indexNumbers, numbersIn } from './numbers.ts'
import { type CompactRow, fromCompact } from './row.ts'

const known = new Set(['500001', '500002', '2000-1', 'm-2001'])
const isKnown = (number: string) => known.has(number.toLowerCase())

test.each<[what: string, text: string, numbers: readonly string[]]>([
  ['a number on each line', '500001\r\n 500002 \n\n', ['500001', '500002']],
  ['commas, semicolons and tabs', '500001, 500002;2000-1\t77', ['500001', '500002', '2000-1', '77']],
  ['spaces, between what is not known as it is', '500001 500002', ['500001', '500002']],
  ['each once, whatever its case', 'M-2001\nm-2001', ['m-2001']],
  ['a title', 'Contract\n500001', ['500001']],
  [
    'of a table, the column that is known',
    'Store,Contract,City\n1,500001,"Valley, East"\n2,500002,Springs\n3,88,Springs',
    ['500001', '500002', '88'],
  ],
  ['quotation marks', '"500001"\n"5 ""x"""', ['500001', '5', '"x"']],
  ['nothing', ' \n,;\n', []],
])('of a list, %s', (_, text, numbers) => {
  expect(numbersIn(text, isKnown)).toEqual(numbers)
})

describe('what a list of numbers chooses', () => {
  const rows = [
    row('500001', '2000-1', 'M-1'),
    row('500002', '2000-1', 'M-2'),
    row('500003', '2000-2', '500001'),
  ].map(fromCompact)

  test('an entry by its own number, all of an account, and what is behind a meter', () => {
    const { positions, report } = findNumbers(['500003, 2000-1', 'm-2'], indexNumbers(rows))
    expect(positions).toEqual([0, 1, 2])
    expect(report).toEqual({ asked: 3, missing: 0, unknown: [] })
  })

  test('its own number before that of a meter', () => {
    expect(findNumbers(['500001'], indexNumbers(rows)).positions).toEqual([0])
  })

  test('what is not found is told', () => {
    expect(findNumbers(['500009\n500001\nM-9'], indexNumbers(rows)).report).toEqual({
      asked: 3,
      missing: 2,
      unknown: ['500009', 'M-9'],
    })
  })
})

function row(number: string, account: string, meters: string): CompactRow {
  return [number, 'Electricity', '', null, null, account, meters, null, null, null]
}
