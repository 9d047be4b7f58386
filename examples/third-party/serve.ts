import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { act } from './act.ts'
import { come, go } from './journey.ts'
import { home } from './pages/home.ts'
import { layout, logoFile, type Page } from './pages/layout.ts'
import { outcomePage } from './pages/outcome.ts'
import { lost, waiting } from './pages/waiting.ts'
import { type ReadyMade, readyMade } from './requests/ready-made.ts'
import { keepVisits, type Visit } from './visits.ts'
import type { Asked } from './wire/ask.ts'
import type { Connection } from './wire/connect.ts'

export interface Site {
  readonly callback: string
  readonly utility: string
  /** The connection, or why there is none yet. */
  readonly state: () => Connection | string
}

/** Pages and buttons; what happens behind them is in `journey.ts` and `act.ts`. */
export function serve(site: Site) {
  const visitOf = keepVisits()

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', site.callback)
    try {
      if (url.pathname === '/logo.svg') return send(response, 200, logoFile, 'image/svg+xml')
      const connection = site.state()
      if (typeof connection === 'string') return sendWaiting(response, site, connection)
      await answer(site, connection, visitOf(request, response), url, request, response)
    } catch (error) {
      console.error(error)
      send(response, 500, 'Something went wrong at Acme. It is in the log.', 'text/plain')
    }
  }
}

async function answer(
  site: Site,
  connection: Connection,
  visit: Visit,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const at = `${request.method} ${url.pathname}`
  const [, outcomeId = '', action] = /^\/outcomes\/([\w-]+)(?:\/([a-z-]+))?$/.exec(url.pathname) ?? []
  const outcome = visit.outcomes.get(outcomeId)

  if (at === 'GET /') return sendHome(response, connection, url.searchParams.get('ask'))
  if (at === 'POST /go') {
    const form = await readForm(request)
    const went = await go(connection, visit, askedIn(form), site.callback)
    if ('address' in went) return redirect(response, went.address)
    return sendHome(response, connection, form.get('ask'), { asked: askedIn(form), problem: went.problem })
  }
  if (at === 'GET /callback') return redirect(response, await come(connection, visit, url))
  if (request.method === 'GET' && outcome && !action) {
    const title = outcome.kind === 'shared' ? 'What was shared' : 'Not shared'
    return sendPage(response, 200, {
      title,
      utility: connection.utility,
      step: 2,
      body: outcomePage(outcomeId, outcome),
    })
  }
  if (request.method === 'POST' && outcome?.kind === 'shared' && action) {
    visit.outcomes.set(outcomeId, await act(connection, outcome, action))
    return redirect(response, `/outcomes/${outcomeId}#told`)
  }
  sendPage(response, 404, { title: 'Not known', utility: connection.utility, step: 2, body: lost() })
}

function sendHome(
  response: ServerResponse,
  connection: Connection,
  ask: string | null,
  typed?: { readonly asked: Asked; readonly problem: string },
): void {
  const requests = readyMade(connection.clients)
  const chosen = requests.find((request) => request.id === ask) ?? requests[0]
  if (!chosen) throw new Error(`${connection.utility.name} offers no scope that a customer could grant`)
  const body = home(connection.utility, requests, chosen, typed?.asked ?? asReadyMade(chosen), typed?.problem)
  sendPage(response, typed ? 400 : 200, { title: 'Ask', utility: connection.utility, step: 0, body })
}

function asReadyMade(chosen: ReadyMade): Asked {
  const details = chosen.details.length > 0 ? shortLists(JSON.stringify(chosen.details, null, 2)) : ''
  return { ...chosen, details, uiLocales: '' }
}

/** Lists of words on one line. */
function shortLists(json: string): string {
  return json.replace(/\[\s+("[^[\]{}]*")\s+\]/g, (_, words: string) => `[${words.replace(/,\s+/g, ', ')}]`)
}

function askedIn(form: URLSearchParams): Asked {
  const value = (name: string) => form.get(name)?.trim() ?? ''
  return {
    scope: value('scope'),
    details: value('details'),
    loginHint: value('login_hint'),
    uiLocales: value('ui_locales'),
    prompt: value('prompt'),
    pushed: value('sent') !== 'plain',
  }
}

function sendWaiting(response: ServerResponse, site: Site, reason: string): void {
  const body = waiting(site.utility, reason)
  sendPage(response, 503, { title: 'One moment', utility: undefined, step: 0, body, again: 1 })
}

function sendPage(response: ServerResponse, status: number, page: Page): void {
  const nonce = randomBytes(16).toString('base64')
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'; connect-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'`,
  )
  send(response, status, layout(page, nonce), 'text/html')
}

function send(response: ServerResponse, status: number, body: string, type: string): void {
  response
    .writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' })
    .end(body)
}

function redirect(response: ServerResponse, address: string | URL): void {
  response.writeHead(303, { Location: String(address), 'Cache-Control': 'no-store' }).end()
}

const largestForm = 200_000

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > largestForm) throw new Error('a form of this size is not ours')
  }
  return new URLSearchParams(text)
}
