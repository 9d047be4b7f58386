import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '@playwright/test'
import type { PlainBrowser, Visited } from '../program/browser.ts'

const beforeAgainMs = 300
const mostTries = 20

/** What happened on the way to all the answers. */
export interface Tally {
  /** Answers that did not come: the instance was gone that had the request. */
  lost: number
}

/** Does it, and once more when no answer comes: what may have happened then has not to matter. */
export async function answered<T>(tally: Tally, act: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act()
    } catch (error) {
      if (!isUnanswered(error) || tries === mostTries) throw error
      tally.lost += 1
      await pause(beforeAgainMs)
    }
  }
}

/** nginx says that it got no answer, or broke off in the middle of one. */
function isUnanswered(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.cause instanceof Response) return isBadGateway(error.cause.status)
  return error instanceof TypeError || /: 50[234] /.test(error.message)
}

export function isBadGateway(status: number): boolean {
  return status >= 502 && status <= 504
}

/** A customer who reloads a page that did not come, and goes back to press again. */
export class PatientCustomer {
  readonly #browser: PlainBrowser
  readonly #tally: Tally

  constructor(browser: PlainBrowser, tally: Tally) {
    this.#browser = browser
    this.#tally = tally
  }

  get(url: string): Promise<Visited> {
    return answered(this.#tally, async () => arrived(await this.#browser.get(url)))
  }

  /** @param heard what is there when the press has been heard: it is not pressed again then */
  async press(
    page: Visited,
    button: string,
    { typed = {}, heard }: { typed?: Record<string, string>; heard?: (page: Visited) => boolean } = {},
  ): Promise<Visited> {
    let shown = page
    return answered(this.#tally, async () => {
      try {
        return arrived(await this.#browser.press(shown, button, typed))
      } catch (error) {
        if (!isUnanswered(error)) throw error
        shown = await this.get(page.url)
        if (heard?.(shown)) return shown
        throw error
      }
    })
  }
}

function arrived(page: Visited): Visited {
  if (!isBadGateway(page.status)) return page
  expect(page.document.text, 'what nginx says').toContain('Nothing is lost. Go back one page and try again.')
  throw new Error(`${page.url}: ${page.status} from nginx`)
}
