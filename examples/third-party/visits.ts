import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Asked, Pending } from './wire/ask.ts'
import type { Exchange } from './wire/call.ts'
import type { Reading } from './wire/read.ts'
import type { TokenAnswer } from './wire/receive.ts'

/** How a request ended. */
export type Outcome = Shared | NotShared

export interface Shared {
  readonly kind: 'shared'
  readonly asked: Asked
  readonly clientId: string
  readonly state: string
  readonly parameters: Readonly<Record<string, string>>
  readonly token: TokenAnswer
  readonly grant: Exchange | undefined
  readonly readings: readonly Reading[]
  /** What the last press of a button brought. */
  readonly told: { readonly title: string; readonly text: string } | undefined
}

export interface NotShared {
  readonly kind: 'not-shared'
  readonly asked: Asked
  readonly error: string
  readonly description: string
  readonly where: string
}

/** One browser's requests; nobody else's browser can finish or see them. */
export interface Visit {
  readonly pending: Map<string, Pending>
  readonly outcomes: Map<string, Outcome>
}

const mostVisits = 1000
const cookieName = 'acme_visit'

/** Kept in memory, as an example may. */
export function keepVisits() {
  const visits = new Map<string, Visit>()

  return (request: IncomingMessage, response: ServerResponse): Visit => {
    const known = visits.get(cookieOf(request) ?? '')
    if (known) return known
    const id = newId()
    const visit: Visit = { pending: new Map(), outcomes: new Map() }
    visits.set(id, visit)
    const oldest = visits.keys().next().value
    if (visits.size > mostVisits && oldest) visits.delete(oldest)
    response.setHeader('Set-Cookie', `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax`)
    return visit
  }
}

export function newId(): string {
  return randomBytes(16).toString('base64url')
}

function cookieOf(request: IncomingMessage): string | undefined {
  return request.headers.cookie
    ?.split('; ')
    .find((cookie) => cookie.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1)
}
