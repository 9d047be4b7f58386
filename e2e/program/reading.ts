import { fleschKincaid } from 'flesch-kincaid'
import type { HTMLElement } from 'node-html-parser'
import { syllable } from 'syllable'

const blocks =
  'h1, h2, h3, h4, p, li, dt, dd, legend, label, summary, button, td, th, div, section, span.block'

/** What a page says, sentence by sentence; a heading, a label or an item of a list ends with itself. */
export function sentencesOf(part: HTMLElement): readonly string[] {
  for (const silent of part.querySelectorAll('script, style, svg, [aria-hidden=true]')) silent.remove()
  for (const block of part.querySelectorAll(blocks)) {
    block.insertAdjacentHTML('beforebegin', '\n')
    block.insertAdjacentHTML('afterend', '\n')
  }
  return part.text
    .split('\n')
    .flatMap((line) => [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(line.trim())])
    .map(({ segment }) => segment.trim())
    .filter((sentence) => wordsOf(sentence).length > 0)
}

/** School years that it takes to read this, by Flesch and Kincaid. */
export function gradeOf(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf)
  return fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  })
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/\p{L}[\p{L}’']*/gu) ?? []
}
