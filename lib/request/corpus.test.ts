import { readdirSync, readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { everything } from '#lib/catalog/a-profile.testing.ts'
import type { Json } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { clientFor, listsOf, world } from './a-world.testing.ts'
import {
  type ConsentSection,
  grantedFrom,
  grantedToClient,
  readRequest,
  readTokenRequest,
  resolveConsent,
  signInHints,
  withClientDefaults,
} from './index.ts'

const folder = 'lib/request/corpus'

/** A file of the corpus: what all of its requests share, and the requests. `README.md` there says how to read it. */
interface Page {
  readonly about: string
  readonly clock: string
  readonly timezone: string
  readonly customer?: string
  readonly grant_type?: 'client_credentials'
  readonly requests: readonly Case[]
}

interface Case {
  readonly name: string
  readonly clock?: string
  readonly timezone?: string
  readonly customer?: string
  readonly client?: Partial<Client>
  readonly request: Readonly<Record<string, Json>>
  readonly expect: Readonly<Record<string, Json>>
}

type Asked = Omit<Page, 'requests' | keyof Case> & Case & Required<Pick<Case, 'clock' | 'timezone'>>

const pages = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'customers.json')

test('there are at least three hundred, each with a name of its own', () => {
  const names = pages.flatMap((page) => read<Page>(page).requests.map(({ name }) => `${page}: ${name}`))
  expect(names.length).toBeGreaterThanOrEqual(300)
  expect(new Set(names).size).toBe(names.length)
})

describe.each(pages)('%s', (file) => {
  const page = read<Page>(file)
  test.each(page.requests.map((request) => [request.name, request] as const))('%s', (_, request) => {
    expect(outcome({ ...page, ...request })).toMatchObject(request.expect as object)
  })
})

/** What becomes of a request, in the words of the corpus. */
function outcome(asked: Asked): object {
  try {
    return asked.grant_type ? tokenOutcome(asked) : consentOutcome(asked)
  } catch (error) {
    if (!isCoded(error)) throw error
    return { error: error.code, at: error.at, says: error.message.slice((error.at ?? '').length + 2) }
  }
}

function consentOutcome({ request, client: change, customer = 'home', clock, timezone }: Asked): object {
  const client = clientFor('customer-consent', change)
  const now = Temporal.Instant.from(clock)
  const params = withClientDefaults(paramsOf(request), client)
  const asked = readRequest({ params, client, catalog: world, now, timezone })
  const lists = listsOf(customer)
  const consent = resolveConsent({
    request: asked,
    selectable: (type) => lists[type],
    now,
    timezone,
  })
  const { authorizationDetails, expires } = grantedFrom({
    consent,
    decision: consent.sections.map(({ id }) => ({ section: id, entries: [], includeFuture: true })),
    approvedAt: now,
    timezone,
  })
  return {
    sections: consent.sections.map((section) => told(section)),
    noPreselection: consent.noPreselection,
    grant: authorizationDetails,
    kept: authorizationDetails.map(preselectionsOf),
    expires,
    hints: signInHints(
      params,
      everything.signIn.map(({ id }) => id),
    ),
  }
}

function told({ scopes, selection, durations, purpose }: ConsentSection) {
  const chosen = selection?.entries.filter(({ id }) => selection.preselected.has(id)) ?? []
  return {
    scopes: scopes.map(({ scope }) => scope),
    list: selection?.type ?? null,
    listed: selection?.entries.map(({ number }) => number) ?? [],
    chosen: chosen.map(({ number }) => number),
    future: selection?.includeFuture ?? false,
    fixed: selection?.editable === false,
    durations: Object.fromEntries(durations.map(({ field, boundary }) => [field, boundary])),
    fields: scopes[0]?.fields,
    purpose: purpose?.id ?? null,
  }
}

/** The preselection fields that a grant still has. */
function preselectionsOf(detail: { readonly type: string; readonly [field: string]: Json }) {
  const groups = world.scopes.get(detail.type)?.groups ?? {}
  return Object.keys(detail).filter((field) => groups[field] === 'preselection')
}

function tokenOutcome({ request, client: change, clock, timezone }: Asked): object {
  const client = clientFor('direct-access', change)
  const now = Temporal.Instant.from(clock)
  const params = paramsOf(request)
  const { authorizationDetails, scope, granted } = grantedToClient(
    readTokenRequest({ params, client, catalog: world, now, timezone }),
    { now, timezone },
  )
  return { scope, grant: authorizationDetails, opens: granted.map(({ fields }) => fields) }
}

/** Texts as they are, all else as JSON. */
function paramsOf(request: Case['request']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))
}
