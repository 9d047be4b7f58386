import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { HTMLElement } from 'node-html-parser'
import { profiles } from '../profiles.ts'
import { PlainBrowser } from './browser.ts'
import { callback, pushRequest, register } from './client.ts'
import { sentencesOf } from './reading.ts'

interface Messages {
  readonly [key: string]: string | Messages
}

const english = new Set(plainSentences(messagesIn('en')))

const offered = [
  { utility: 'example-gas-electric', scope: 'cds_usage', locales: ['es', 'fr'] },
  { utility: 'nordnet', scope: 'delivery_details', locales: ['da', 'de'] },
]

for (const { utility, scope, locales } of offered) {
  for (const locale of locales) {
    test(`CO-001, RC-044 ${utility} says nothing in English to who reads ${locale}`, async () => {
      const { url } = profiles.find((profile) => profile.utility === utility) ?? { url: '' }
      const words = messagesIn(locale)
      const program = await register(url, scope)
      const request = await pushRequest(program, {
        scope,
        ui_locales: locale,
        login_hint: 'home@example.com',
      })
      const browser = new PlainBrowser(callback)
      const signIn = await browser.get(request.url)
      expectWordsOf(locale, signIn.document)
      const form = await browser.press(signIn, say(words, 'signIn.submit'), { password: 'sandbox' })
      expectWordsOf(locale, form.document)
      const approve = say(words, 'form.approve')
      const incomplete = await browser.press(form, approve)
      const done = incomplete.url.startsWith(callback)
      if (!done) expectWordsOf(locale, incomplete.document)
      for (const path of [
        '/',
        '/support',
        '/terms',
        '/privacy',
        '/no-such-page',
        '/receipts/none',
        '/connections',
        '/login',
      ]) {
        expectWordsOf(locale, (await browser.get(`${url}${path}?ui_locales=${locale}`)).document)
      }
    })
  }
}

function expectWordsOf(locale: string, document: HTMLElement) {
  expect(document.querySelector('html')?.getAttribute('lang')).toBe(locale)
  const here = new Set(plainSentences(messagesIn(locale)))
  const body = document.querySelector('body')
  if (!body) throw new Error('a page without a body')
  const foreign = sentencesOf(body).filter((sentence) => english.has(sentence) && !here.has(sentence))
  expect(foreign).toEqual([])
}

function messagesIn(locale: string): Messages {
  return JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8'))
}

/** Those without places, sentence by sentence. */
function plainSentences(messages: Messages): string[] {
  return Object.values(messages).flatMap((value) => {
    if (typeof value !== 'string') return plainSentences(value)
    const segments = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(value)]
    return segments.map(({ segment }) => segment.trim()).filter((segment) => !/[{[<]/.test(segment))
  })
}

function say(messages: Messages, path: string): string {
  return String(path.split('.').reduce<string | Messages>((at, key) => (at as Messages)[key] ?? '', messages))
}
