export interface Page {
  readonly url: string
  readonly status: number
  readonly html: string
  /** From the last request on the way here to the last byte of it. */
  readonly ms: number
}

/**
 * A browser as light as it can be, so that the load costs little: keeps every cookie for the one host it visits,
 * follows redirects, posts the forms of pages with the fields that they hold.
 */
export class Visitor {
  readonly #cookies = new Map<string, string>()
  readonly #leaving: string

  /** @param leaving an address that begins so is not opened: the visit ends before */
  constructor(leaving: string) {
    this.#leaving = leaving
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async get(url: string): Promise<Page> {
    return this.#visit(url)
  }

  /** Posts the first form whose button says `label`. */
  async press(page: Page, label: string, typed: Record<string, string> = {}): Promise<Page> {
    const [, attributes = '', content = ''] =
      [...page.html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].find(([form]) => buttonOf(form, label)) ?? []
    const button = buttonOf(content, label)
    if (!button) throw new Error(`${page.url} (${page.status}) has no button '${label}'`)
    const fields = new URLSearchParams(fieldsOf(content).filter(([name]) => !(name in typed)))
    for (const [name, value] of Object.entries(typed)) fields.append(name, value)
    if (button.name) fields.append(button.name, button.value ?? '')
    const action = button.formaction ?? attributesOf(attributes).action ?? page.url
    return this.#visit(new URL(action, page.url).href, fields)
  }

  async #visit(address: string, body?: URLSearchParams): Promise<Page> {
    let [url, posted] = [address, body]
    for (let redirects = 0; redirects < 20; redirects++) {
      const begin = performance.now()
      const response = await fetch(url, {
        method: posted ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { cookie: this.cookie, accept: 'text/html', 'accept-language': 'en' },
        ...(posted && { body: posted }),
      })
      this.#keep(response.headers.getSetCookie())
      const html = await response.text()
      const ms = performance.now() - begin
      const location = response.headers.get('location')
      if (!location || response.status < 300 || response.status > 399) {
        return { url, status: response.status, html, ms }
      }
      ;[url, posted] = [new URL(location, url).href, undefined]
      if (url.startsWith(this.#leaving)) return { url, status: response.status, html: '', ms }
    }
    throw new Error(`too many redirects from ${address}`)
  }

  #keep(cookies: readonly string[]) {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
  }
}

function buttonOf(html: string, label: string): Record<string, string> | undefined {
  const buttons = [...html.matchAll(/<button\b([^>]*)>(.*?)<\/button>/gs)]
  const found = buttons.find(([, , content = '']) => content.replace(/<[^>]*>/g, '').trim() === label)
  return found && attributesOf(found[1] ?? '')
}

function fieldsOf(html: string): [string, string][] {
  return [...html.matchAll(/<input\b([^>]*)>/g)].flatMap(([, text = '']): [string, string][] => {
    const { name, type, value, checked } = attributesOf(text)
    if (!name) return []
    const isBox = type === 'checkbox' || type === 'radio'
    if (isBox && checked === undefined) return []
    return [[name, value ?? (isBox ? 'on' : '')]]
  })
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value.replace(/&(amp|quot|#x27|#39|lt|gt);/g, (_, entity: string) => entities[entity] ?? ''),
    ]),
  )
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  '#x27': "'",
  '#39': "'",
  lt: '<',
  gt: '>',
}
