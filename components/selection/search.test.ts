import { expect, test } from 'vitest'
import { isFound, searchIn, searchWords } from './search.ts'

test('letters that come and go one by one find what a whole search finds', () => {
  const texts = Array.from(
    { length: 300 },
    (_, at) => `m-${at} ${at % 2 ? 'main' : 'north'} st unit ${at % 7}`,
  )
  const find = searchIn(texts, texts)
  const whole = (search: string) => texts.filter((text) => isFound(text, searchWords(search) ?? []))
  for (const words of ['unit 1', 'MAIN', ' main 2', '12', 'none']) {
    const typed = Array.from(words, (_, at) => words.slice(0, at + 1))
    for (const search of [...typed, ...typed.toReversed(), '', words, words.slice(1)]) {
      expect(find(search), search).toEqual(whole(search))
    }
  }
})
