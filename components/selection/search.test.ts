import { expect, test } from 'vitest'
import type { ItemRow } from './grouping.ts'
import { fromCompact } from './row.ts'
import { isFound, searchIn, searchTextOf, searchWords } from './search.ts'

test('letters that come and go one by one find what a whole search finds', () => {
  const items = Array.from({ length: 300 }, (_, at): ItemRow => {
    const address = `${at} ${at % 2 ? 'Main' : 'North'} St Unit ${at % 7}`
    return { kind: 'row', row: fromCompact([`M-${at}`, 'Gas', '', null, address, ...nothing], at) }
  })
  const texts = items.map(({ row }) => searchTextOf(row))
  const find = searchIn(items, texts)
  for (const words of ['unit 1', 'MAIN', ' main 2', '12', 'none']) {
    const typed = Array.from(words, (_, at) => words.slice(0, at + 1))
    for (const search of [...typed, ...typed.toReversed(), '', words, words.slice(1)]) {
      const whole = texts.flatMap((text, at) => (isFound(text, searchWords(search) ?? []) ? [at] : []))
      const found = find(search).map(({ row }) => row.at)
      expect(found, search).toEqual(whole)
    }
  }
})

const nothing = [null, null, null, null, null] as const
