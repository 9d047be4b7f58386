import { type HTMLElement, parse } from 'node-html-parser'
import { CookieJar } from 'tough-cookie'

/** Where a visit ended. */
export interface Visited {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly document: HTMLElement
}

/** A browser without a screen and without JavaScript: it keeps cookies, follows redirects and posts the forms of pages. */
export class PlainBrowser {
  readonly #cookies = new CookieJar()
  readonly #leaving: string
  #follows = true
  #instance: string | undefined

  /** @param leaving addresses that begin so are not opened: the visit ends before */
  constructor(leaving: string) {
    this.#leaving = leaving
  }

  /** What it would send there, and what it is given to keep, as `Set-Cookie` has it. */
  cookiesFor(url: string): Promise<string> {
    return this.#cookies.getCookieString(url)
  }

  async keepCookie(url: string, line: string): Promise<void> {
    await this.#cookies.setCookie(line, url)
  }

  get(url: string): Promise<Visited> {
    return this.#visit(url, { method: 'GET' })
  }

  /** Posts the form that has this button, with what the page filled in and what `typed` puts over it. */
  press(page: Visited, buttonName: string, typed: Record<string, string | string[]> = {}): Promise<Visited> {
    const button = page.document
      .querySelectorAll('button')
      .find((candidate) => candidate.text.trim() === buttonName)
    if (!button)
      throw new Error(
        `${page.url} has no button '${buttonName}': ${page.document.text.replace(/\s+/g, ' ').slice(0, 400)}`,
      )
    const form = formOf(page.document, button)
    const action = new URL(
      button.getAttribute('formaction') ?? form.getAttribute('action') ?? page.url,
      page.url,
    )
    const fields = fieldsOf(page.document, form, typed)
    const name = button.getAttribute('name')
    if (name) fields.append(name, button.getAttribute('value') ?? '')
    const method = (button.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get').toUpperCase()
    if (method === 'GET') return this.get(`${action.origin}${action.pathname}?${fields}`)
    return this.#visit(action.href, { method: 'POST', body: fields })
  }

  /** Opens what a link of the page leads to. */
  follow(page: Visited, link: string): Promise<Visited> {
    const found = page.document.querySelectorAll('a').find(({ text }) => text.trim() === link)
    if (!found) throw new Error(`${page.url} has no link '${link}'`)
    return this.get(new URL(found.getAttribute('href') ?? '', page.url).href)
  }

  /** Presses a button whose answer never arrives: the network is gone the moment after. */
  async pressAndLose(
    page: Visited,
    buttonName: string,
    typed: Record<string, string | string[]> = {},
  ): Promise<void> {
    await this.#following(false, () => this.press(page, buttonName, typed))
  }

  /** As after a sign-out in another tab, or when the session has run out. */
  async loseSession(url: string): Promise<void> {
    const cookies = await this.#cookies.getCookies(url)
    for (const { key, domain, path } of cookies.filter((cookie) => cookie.key.endsWith('session-token'))) {
      await this.#cookies.store.removeCookie(domain ?? '', path ?? '/', key)
    }
  }

  async #following(follows: boolean, act: () => Promise<unknown>): Promise<void> {
    this.#follows = follows
    await act()
    this.#follows = true
  }

  /** From now on one instance gets all requests, as whoever stands in front of several would choose it. */
  sendTo(instance: string): void {
    this.#instance = instance
  }

  /** Posts to where a form leads, whatever the fields: as no page would. */
  post(url: string, fields: URLSearchParams): Promise<Visited> {
    return this.#visit(url, { method: 'POST', body: fields })
  }

  async #visit(url: string, init: { method: string; body?: URLSearchParams }): Promise<Visited> {
    let next = { url, ...init }
    for (let redirects = 0; redirects < 20; redirects++) {
      const { host, pathname, search } = new URL(next.url)
      const response = await fetch(this.#instance ? this.#instance + pathname + search : next.url, {
        method: next.method,
        redirect: 'manual',
        headers: {
          host,
          cookie: await this.#cookies.getCookieString(next.url),
          accept: 'text/html',
          'accept-language': 'en',
        },
        ...(next.body && { body: next.body }),
      })
      for (const cookie of response.headers.getSetCookie()) await this.#cookies.setCookie(cookie, next.url)
      const location = response.headers.get('location')
      if (!this.#follows || !location || response.status < 300 || response.status > 399) {
        const { status, headers } = response
        return { url: next.url, status, headers, document: parse(await response.text()) }
      }
      const target = new URL(location, next.url).href
      if (target.startsWith(this.#leaving))
        return { url: target, status: response.status, headers: response.headers, document: parse('') }
      next = { url: target, method: 'GET' }
    }
    throw new Error(`too many redirects from ${url}`)
  }
}

export function titleOf({ document }: Visited): string | undefined {
  return document.querySelector('h1')?.text
}

export function alertOf({ document }: Visited): string | undefined {
  return document.querySelector('[role=alert]')?.text
}

export function buttonsOf({ document }: Visited): readonly string[] {
  return document.querySelectorAll('button').map(({ text }) => text.trim())
}

function formOf(document: HTMLElement, button: HTMLElement): HTMLElement {
  const id = button.getAttribute('form')
  const form = id ? document.getElementById(id) : button.closest('form')
  if (!form) throw new Error(`the button '${button.text.trim()}' belongs to no form`)
  return form
}

function fieldsOf(
  document: HTMLElement,
  form: HTMLElement,
  typed: Record<string, string | string[]>,
): URLSearchParams {
  const fields = new URLSearchParams()
  const id = form.getAttribute('id')
  const controls = [
    ...form.querySelectorAll('input, textarea, select'),
    ...(id
      ? document.querySelectorAll(`[form="${id}"]`).filter((control) => control.tagName !== 'BUTTON')
      : []),
  ]
  for (const control of new Set(controls)) {
    const name = control.getAttribute('name')
    if (!name || name in typed || control.hasAttribute('disabled')) continue
    const type = control.getAttribute('type')
    if ((type === 'checkbox' || type === 'radio') && !control.hasAttribute('checked')) continue
    if (type === 'submit' || type === 'button') continue
    fields.append(name, writtenIn(control))
  }
  for (const [name, values] of Object.entries(typed)) {
    for (const value of [values].flat()) fields.append(name, value)
  }
  return fields
}

function writtenIn(control: HTMLElement): string {
  if (control.tagName === 'SELECT') {
    const options = control.querySelectorAll('option')
    const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0]
    return chosen?.getAttribute('value') ?? ''
  }
  const isBox = control.getAttribute('type') === 'checkbox'
  return control.getAttribute('value') ?? (isBox ? 'on' : control.text)
}
