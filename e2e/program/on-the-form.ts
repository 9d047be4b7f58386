import type { HTMLElement } from 'node-html-parser'
import { profiles } from '../profiles.ts'
import { PlainBrowser, type Visited } from './browser.ts'
import { callback, pushRequest, register } from './client.ts'

export type Detail = Readonly<Record<string, unknown>>

/** One client and one customer, who sign in once: every request after that opens its form at once. */
export async function aReader(scopes: readonly string[], username: string) {
  const program = await register(profiles[0]?.url ?? '', scopes.join(' '))
  const browser = new PlainBrowser(callback)
  let isSignedIn = false
  return {
    program,
    browser,
    open: async (parameters: Readonly<Record<string, string>>) => {
      const request = await pushRequest(program, { ui_locales: 'en', ...parameters })
      const page = await browser.get(request.url)
      if (isSignedIn) return { request, form: page }
      isSignedIn = true
      return { request, form: await browser.press(page, 'Sign in', { username, password: 'sandbox' }) }
    },
  }
}

/** What a request for these details is sent as. */
export function asking(...details: readonly Detail[]): Record<string, string> {
  return {
    scope: [...new Set(details.map(({ type }) => type))].join(' '),
    authorization_details: JSON.stringify(details),
  }
}

export interface ShownSection {
  readonly element: HTMLElement
  /** Which list it has, by its legend. */
  readonly list: string
  readonly rows: readonly string[]
  readonly checked: readonly string[]
  /** What each row's box posts. */
  readonly boxes: readonly string[]
  /** Past and ongoing, as sentences. */
  readonly durations: string
  /** Everything in it, as words. */
  readonly text: string
}

export function sectionsOf({ document }: Visited): ShownSection[] {
  return document.querySelectorAll('section[id]').flatMap((element) => {
    if (!/^s\d+$/.test(element.id)) return []
    const boxes = element.querySelectorAll(`input[name="${element.id}.entry"]`)
    const numberOf = (box: HTMLElement) => wordsOf(box.closest('label')).split(' ')[0] ?? ''
    return {
      element,
      list: wordsOf(element.querySelector('legend')),
      rows: boxes.map(numberOf),
      checked: boxes.filter((box) => box.hasAttribute('checked')).map(numberOf),
      boxes: boxes.map((box) => box.getAttribute('value') ?? ''),
      durations: wordsOf(element.querySelector('dl')),
      text: wordsOf(element),
    }
  })
}

export function wordsOf(element: HTMLElement | null | undefined): string {
  return (element?.text ?? '').replace(/\s+/g, ' ').trim()
}
