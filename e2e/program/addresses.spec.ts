import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { getJson, register } from './client.ts'

interface Named {
  /** Where it stands: `scopes_supported`, `cds_scope_descriptions.cds_usage.documentation`. */
  readonly name: string
  readonly address: string
}

/** What a client sends a form or a registration to; RFC 8414 has no method for their addresses but POST. */
const forPosts = /(token|registration|revocation|introspection|pushed_authorization_request)_endpoint$/

for (const { utility, url } of profiles) {
  test(`M-017, M-018, AS-016 to AS-018, AS-031, AS-038, SC-105, AF-004, AF-063, CL-001, SE-018 each address that ${utility} tells a client leads somewhere`, async () => {
    const documents = await everyDocument(url)
    const told = new Map(
      documents.flatMap((document) => addressesIn(document)).map((named) => [named.address, named]),
    )
    const ours = [...told.values()].filter(({ address }) => address.startsWith(url))
    expect(ours.length).toBeGreaterThan(50)
    const pages = Map.groupBy(ours, ({ address }) => address.split('#')[0] as string)
    await Promise.all([...pages].map(([page, leading]) => expectTrue(page, leading)))
  })
}

/** All that is told: in public, then to a client, with its token. */
async function everyDocument(url: string): Promise<object[]> {
  const about = await getJson(`${url}/.well-known/cds-server-metadata.json`)
  const { scopes_supported } = await getJson(String(about.oauth_metadata))
  const scope = ['account_details', 'cds_accounts'].find((one) =>
    (scopes_supported as readonly string[]).includes(one),
  )
  const { adminToken, metadata } = await register(url, scope ?? 'none')
  const listing = (api: string) => getJson(String(metadata[`cds_${api}_api`]), adminToken)
  const listings = await Promise.all(['clients', 'messages', 'credentials', 'grants'].map(listing))
  const clients = listings[0]?.clients as { cds_server_metadata: string }[]
  const views = await Promise.all(
    clients.map(async ({ cds_server_metadata }) => {
      const view = await getJson(cds_server_metadata, adminToken)
      return [view, await getJson(String(view.oauth_metadata), adminToken)]
    }),
  )
  return [about, metadata, await getJson(String(about.coverage)), ...listings, ...views.flat()]
}

function addressesIn(value: unknown, name = ''): Named[] {
  if (typeof value === 'string') return /^https?:/.test(value) ? [{ name, address: value }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => addressesIn(inner, name ? `${name}.${key}` : key))
}

/** A page or document with all the places that are named in it; an API that wants a token; or what takes a post. */
async function expectTrue(page: string, leading: readonly Named[]) {
  const what = `${leading[0]?.name}: ${page}`
  const post = leading.some(({ name }) => forPosts.test(name))
  const answer = await fetch(page, { method: post ? 'POST' : 'GET', redirect: 'manual' })
  const text = await answer.text()
  expect(answer.headers.get('content-type'), what).toMatch(/^(text\/html|application\/([\w-]+\+)?json)/)
  if (post) return expect([400, 401, 415], what).toContain(answer.status)
  if (leading.some(({ name }) => name === 'authorization_endpoint'))
    return expect(answer.status, what).toBe(400)
  if (answer.headers.has('www-authenticate')) return expect(answer.status, what).toBe(401)
  expect(answer.status, what).toBe(200)
  for (const anchor of leading.flatMap(({ address }) => address.split('#')[1] ?? [])) {
    expect(text, `${page}#${anchor}`).toContain(`id="${anchor}"`)
  }
}
