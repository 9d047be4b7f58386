import { parse } from 'node-html-parser'
import { expect, test } from 'vitest'
import { wordsFirst } from './words-first.ts'

const nonce = 'bm9uY2U='
const sheet = 'a>b{content:"\\2014"}'
const styles = `<style data-href="/a.css">${sheet}</style>`
const file = (name: string) => `<script src="/${name}.js" async="" nonce="${nonce}"></script>`
const inline = (code: string) => `<script nonce="${nonce}">${code}</script>`
const payload = `self.__next_f.push([1,"2:T14,a\\u003eb{content:\\"\\\\2014\\"}3:[]"])`
const page = [
  `<!DOCTYPE html><html><head>${styles}<link rel="preload" as="script" fetchPriority="low" href="/b.js"/>`,
  `${file('a')}<script src="/old.js" noModule="" nonce="${nonce}"></script></head><body><h1 id="title">Words</h1>`,
  `${inline('first()')}${file('b')}${inline(payload)}</body></html>`,
].join('')

test('PR-021 scripts in files are asked for by a script with the answer’s nonce, after the words', () => {
  const changed = wordsFirst([sheet])(page, nonce)
  expect(changed).not.toMatch(/<script src="\/[ab]\.js"|rel="preload"/)
  const [loader, first, second] = parse(changed).querySelectorAll('body script')
  expect(loader?.attributes).toEqual({ nonce })
  expect(loader?.textContent).toContain('["/a.js","/b.js"]')
  expect([first?.textContent, second?.textContent.slice(0, 15)]).toEqual(['first()', 'self.__next_f.p'])
  expect(changed.indexOf('Words')).toBeLessThan(changed.indexOf('["/a.js'))
  expect(changed).toContain('<link rel="expect" href="#title" blocking="render"/></head>')
  expect(changed).toContain('<script src="/old.js" noModule=""')
})

test('the framework gets no second copy of the styles, and its payload stays as long as it says', () => {
  const changed = wordsFirst([sheet])(page, nonce)
  expect(changed).toContain(styles)
  expect(changed).toContain('push([1,"2:T1, 3:[]"])')
})

test('a page without scripts is left as it is', () => {
  const bare = '<!DOCTYPE html><html><head></head><body><p>Words</p></body></html>'
  expect(wordsFirst([sheet])(bare, nonce)).toBe(bare)
})
