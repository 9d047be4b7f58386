import { parse } from 'node-html-parser'
import { expect, test } from 'vitest'
import { wordsFirst } from './words-first.ts'

const nonce = 'bm9uY2U='
const sheet = 'a>b{content:"\\2014 $&"}'
const sheets = new Map([['/_next/static/chunks/a.css', sheet]])
const link = (name: string) =>
  `<link rel="stylesheet" href="/_next/static/chunks/${name}.css" nonce="${nonce}" data-precedence="next"/>`
const file = (name: string) => `<script src="/${name}.js" async="" nonce="${nonce}"></script>`
const inline = (code: string) => `<script nonce="${nonce}">${code}</script>`
const page = [
  `<!DOCTYPE html><html><head>${link('a')}<link rel="preload" as="script" fetchPriority="low" href="/b.js"/>`,
  `${file('a')}<script src="/old.js" noModule="" nonce="${nonce}"></script></head><body><h1 id="title">Words</h1>`,
  `${inline('first()')}${file('b')}${inline('self.__next_f.push([1,"[]"])')}</body></html>`,
].join('')

test('PR-021 scripts in files are asked for by a script with the answer’s nonce, after the words', () => {
  const changed = wordsFirst(sheets)(page, nonce)
  expect(changed).not.toMatch(/<script src="\/[ab]\.js"|rel="preload"/)
  const [loader, first, second] = parse(changed).querySelectorAll('body script')
  expect(loader?.attributes).toEqual({ nonce })
  expect(loader?.textContent).toContain('["/a.js","/b.js"]')
  expect([first?.textContent, second?.textContent.slice(0, 15)]).toEqual(['first()', 'self.__next_f.p'])
  expect(changed.indexOf('Words')).toBeLessThan(changed.indexOf('["/a.js'))
  expect(changed).toContain('<link rel="expect" href="#title" blocking="render"/></head>')
  expect(changed).toContain('<script src="/old.js" noModule=""')
})

test('styles come with the page, and the framework finds a link to them that asks for nothing', () => {
  const changed = parse(wordsFirst(sheets)(page, nonce))
  const [style] = changed.querySelectorAll('head style')
  expect(style?.textContent).toBe(sheet)
  expect(style?.attributes).toEqual({ nonce, 'data-precedence': 'next' })
  expect(changed.querySelectorAll('link[rel=stylesheet]')).toEqual([])
  const loader = changed.querySelector('body script')?.textContent
  expect(loader).toContain(JSON.stringify(link('a').replace('/>', ' disabled=""/>')))
})

test('a sheet of another build is asked for', () => {
  const other = page.replace(link('a'), link('other'))
  expect(wordsFirst(sheets)(other, nonce)).toContain(link('other'))
})

test('a page without scripts is left as it is', () => {
  const bare = '<!DOCTYPE html><html><head></head><body><p>Words</p></body></html>'
  expect(wordsFirst(sheets)(bare, nonce)).toBe(bare)
})
