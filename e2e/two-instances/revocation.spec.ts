import { expect } from '@playwright/test'
import { PlainBrowser } from '../program/browser.ts'
import { callback, getJson, type ProgramClient, pushRequest, redeem, register } from '../program/client.ts'
import { type Cluster, test } from './cluster.ts'
import type { Instance } from './instance.ts'
import { type Grant, usageOf } from './journey.ts'

type Opened = Awaited<ReturnType<typeof opened>>

/** Each is told to one instance alone. */
const endings: readonly [string, (told: Instance, opened: Opened) => Promise<void>][] = [
  ['a customer takes access back', byCustomer],
  ['a client closes its grant', byClosing],
  ['a client gives its refresh token back', byTokenRevocation],
]

for (const [what, end] of endings) {
  test(`GR-050, GR-057 ${what} at one instance: the other one refuses from the next call on`, async ({
    cluster,
  }) => {
    const program = await register(cluster.url, 'cds_usage')
    const [one, other] = cluster.instances
    for (const [told, asked] of [
      [one, other],
      [other, one],
    ] as const) {
      const grant = await opened(cluster, program)
      for (const instance of cluster.instances) {
        expect(await seenAt(instance, grant)).toEqual({ data: 200, introspection: { active: true } })
      }
      await end(told, grant)
      expect(await seenAt(asked, grant)).toEqual({ data: 401, introspection: { active: false } })
      expect(await refreshedAt(asked, grant)).toBe('invalid_grant')
    }
  })
}

async function opened({ url }: Cluster, program: ProgramClient) {
  const request = await pushRequest(program, usageOf('home@example.com'))
  const browser = new PlainBrowser(callback)
  const form = await browser.press(await browser.get(request.url), 'Sign in', { password: 'sandbox' })
  const { access_token, refresh_token } = await redeem(
    program,
    (await browser.press(form, 'Approve')).url,
    request,
  )
  const { grants } = (await getJson(
    `${program.metadata.cds_grants_api}?states=${request.state}`,
    program.adminToken,
  )) as { grants: (Grant & { uri: string })[] }
  const [grant] = grants
  if (!grant) throw new Error('no grant')
  return { url, program, browser, grant, token: access_token, refreshToken: String(refresh_token) }
}

async function seenAt(instance: Instance, { url, program, token }: Opened) {
  const data = await fetch(at(instance, url, program.metadata.cds_usagesegments_api), {
    headers: { authorization: `Bearer ${token}` },
  })
  await data.arrayBuffer()
  const introspected = await posted(instance, { url, program }, 'introspection_endpoint', { token })
  return { data: data.status, introspection: { active: introspected.active } }
}

async function refreshedAt(instance: Instance, { url, program, refreshToken }: Opened) {
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
  return (await posted(instance, { url, program }, 'token_endpoint', form)).error
}

async function byCustomer(told: Instance, { url, browser, grant }: Opened): Promise<void> {
  browser.sendTo(told.url)
  const page = await browser.get(`${url}/connections/${grant.grant_id}`)
  expect((await browser.press(page, 'Yes, revoke')).document.text).toContain('You took access back')
}

async function byClosing(told: Instance, { url, program, grant }: Opened): Promise<void> {
  const answer = await fetch(at(told, url, grant.uri), {
    method: 'PATCH',
    headers: { authorization: `Bearer ${program.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ status: 'closed' }),
  })
  expect(answer.status, await answer.text()).toBe(200)
}

async function byTokenRevocation(told: Instance, { url, program, refreshToken }: Opened): Promise<void> {
  await posted(told, { url, program }, 'revocation_endpoint', { token: refreshToken })
}

async function posted(
  instance: Instance,
  { url, program }: { url: string; program: ProgramClient },
  endpoint: 'introspection_endpoint' | 'revocation_endpoint' | 'token_endpoint',
  form: Record<string, string>,
): Promise<Record<string, unknown>> {
  const basic = Buffer.from(`${program.client.client_id}:${program.secret}`).toString('base64')
  const answer = await fetch(at(instance, url, program.server[endpoint]), {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams(form),
  })
  const text = await answer.text()
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

/** An address as whoever stands in front would ask this instance for it. */
function at(instance: Instance, url: string, address: unknown): string {
  return String(address).replace(url, instance.url)
}
