import { expect } from '@playwright/test'
import * as oauth from 'oauth4webapi'
import { PlainBrowser, type Visited } from '../program/browser.ts'
import {
  callback,
  getJson,
  openGrant,
  type ProgramClient,
  pushRequest,
  redeem,
  refresh,
} from '../program/client.ts'
import { answered, PatientCustomer, type Tally } from './patience.ts'

/** Who decides in them, by turns. */
export const customers = ['home@example.com', 'mover@example.com'] as const

export interface Grant {
  readonly grant_id: string
  readonly status: string
  readonly receipt_confirmations: readonly string[]
}

export function usageOf(customer: string): Record<string, string> {
  return {
    scope: 'cds_usage',
    authorization_details: JSON.stringify([{ type: 'cds_usage', service_types: ['electric'] }]),
    login_hint: customer,
    ui_locales: 'en',
  }
}

/**
 * From a client's request to data, and for some back to revocation, asking again whatever is not answered. Throws when
 * it does not come to its end, or comes to it twice.
 */
export async function journey(program: ProgramClient, number: number, tally: Tally): Promise<void> {
  const customer = customers[number % customers.length] as string
  const browser = new PatientCustomer(new PlainBrowser(callback), tally)
  const request = await answered(tally, () => pushRequest(program, usageOf(customer)))
  const form = await signedIn(browser, request.url)
  if (number % 10 === 9) return declined({ program, browser, form, request, tally })

  const back = await browser.press(form, 'Approve', { heard: isDecided })
  const address = isDecided(back) ? (await browser.get(wayOn(back))).url : back.url
  expect(address.startsWith(callback), address).toBe(true)
  const grant = await onlyGrant(program, request, tally)
  const tokens = await tokensFor(program, { address, request, grant, tally })
  expect(await usage(program, tokens.access_token, tally)).toBe(200)
  if (number % 3 === 0 && tokens.refresh_token) {
    const fresh = await refreshed(program, { token: tokens.refresh_token, grant, tally })
    expect(await usage(program, fresh.access_token, tally)).toBe(200)
  }
  if (number % 4 === 1) {
    const page = await browser.get(`${new URL(form.url).origin}/connections/${grant.grant_id}`)
    await browser.press(page, 'Yes, revoke', { heard: isRevoked })
    expect(await usage(program, tokens.access_token, tally), 'after the revocation').toBe(401)
  }
  const { status, receipt_confirmations } = await onlyGrant(program, request, tally)
  expect(status).toBe(number % 4 === 1 ? 'revoked' : 'active')
  expect(receipt_confirmations).toHaveLength(1)
}

async function signedIn(browser: PatientCustomer, url: string): Promise<Visited> {
  const hasForm = ({ document }: Visited) => document.querySelector('input[type=password]') === null
  const form = await browser.press(await browser.get(url), 'Sign in', {
    typed: { password: 'sandbox' },
    heard: hasForm,
  })
  expect(new URL(form.url).pathname).toMatch(/^\/authorize\//)
  return form
}

interface Deciding {
  readonly program: ProgramClient
  readonly browser: PatientCustomer
  readonly form: Visited
  readonly request: { state: string }
  readonly tally: Tally
}

async function declined({ program, browser, form, request, tally }: Deciding): Promise<void> {
  const back = await browser.press(form, 'Decline', { heard: isDecided })
  const address = isDecided(back) ? (await browser.get(wayOn(back))).url : back.url
  expect(new URL(address).searchParams.get('error')).toBe('access_denied')
  expect(await grantsOf(program, request, tally)).toEqual([])
}

/** A code whose answer got lost is used up, and the client comes to its grant by the Grants API. */
export async function tokensFor(
  program: ProgramClient,
  got: {
    readonly address: string
    readonly request: { verifier: string; state: string }
    readonly grant: Grant
    readonly tally: Tally
  },
): Promise<{ access_token: string; refresh_token?: string }> {
  const { address, request, grant, tally } = got
  return unlessUsedUp(program, grant, tally, () => redeem(program, address, request))
}

async function refreshed(
  program: ProgramClient,
  { token, grant, tally }: { readonly token: string; readonly grant: Grant; readonly tally: Tally },
): Promise<{ access_token: string }> {
  return unlessUsedUp(program, grant, tally, () => refresh(program, token))
}

async function unlessUsedUp<T extends { access_token: string }>(
  program: ProgramClient,
  grant: Grant,
  tally: Tally,
  take: () => Promise<T>,
): Promise<T | { access_token: string }> {
  const before = tally.lost
  try {
    return await answered(tally, take)
  } catch (error) {
    const usedUp = error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant'
    if (!usedUp || tally.lost === before) throw error
    return answered(tally, () => openGrant(program, grant.grant_id))
  }
}

async function usage({ metadata }: ProgramClient, token: string, tally: Tally): Promise<number> {
  return answered(tally, async () => {
    const address = String(metadata.cds_usagesegments_api)
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
    const text = await response.text()
    if (response.status >= 500) throw new Error(`GET ${address}: ${response.status} ${text}`)
    if (response.ok) expect(JSON.parse(text).usage_segments.length).toBeGreaterThan(0)
    return response.status
  })
}

export async function onlyGrant(
  program: ProgramClient,
  request: { state: string },
  tally: Tally,
): Promise<Grant> {
  const grants = await grantsOf(program, request, tally)
  expect(grants).toHaveLength(1)
  return grants[0] as Grant
}

async function grantsOf(
  program: ProgramClient,
  { state }: { state: string },
  tally: Tally,
): Promise<readonly Grant[]> {
  const { grants } = await answered(tally, () =>
    getJson(`${program.metadata.cds_grants_api}?states=${state}`, program.adminToken),
  )
  return grants as Grant[]
}

function isDecided({ document }: Visited): boolean {
  return /You have already approved this request|This request was declined/.test(
    document.querySelector('main h1')?.text ?? '',
  )
}

/** The link from the page that says what stands, back to the client. */
function wayOn({ document, url }: Visited): string {
  const link = document.querySelectorAll('main a').find(({ text }) => /^(Continue|Go back) to/.test(text))
  return new URL(link?.getAttribute('href') ?? '', url).href
}

function isRevoked({ document }: Visited): boolean {
  return document.text.includes('You took the access back')
}
