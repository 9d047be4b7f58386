import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser } from './browser.ts'
import { callback, clientCredentials, getJson, type ProgramClient, pushRequest, register } from './client.ts'

const utility = profiles[0]?.url ?? ''
const tenants = [1, 2, 3, 4].map((flat) => `tenant${flat}@example.com`)
const building = JSON.stringify([
  { type: 'cds_query_usage', aggregation_numbers: ['B1111'], include_aggregations: true },
])

interface GrantObject {
  readonly grant_id: string
  readonly status: string
  readonly enabled_scope: string
  readonly enabled_authorization_details: readonly unknown[]
  readonly children: readonly string[]
  readonly receipt_confirmations: readonly string[]
}

test('AP-372, AP-374, AP-377, AP-378, AU-032, AU-045, GR-014, GR-015, GR-046, GR-060, GR-065, GR-081, SP-317, AU-035 a building is read once each of its tenants has agreed', async () => {
  const program = await register(utility, 'cds_aggregation_consent cds_query_usage')
  const direct = await directClientOf(program)
  const token = async () =>
    (await clientCredentials(direct, { authorization_details: building })).access_token
  const first = await token()
  const [whole] = await grantsOf(program, 'statuses=needs_sub_grants')
  expect(whole?.children).toHaveLength(4)
  expect(await segments(program, first)).toBe(0)

  const waiting = new Set(whole?.children)
  for (const tenant of tenants) {
    expect(await segments(program, await token()), 'not all have agreed').toBe(0)
    const { grantId, back } = await answerOf(program, tenant, waiting, 'Approve')
    expect(new URL(back.url).searchParams.get('code'), back.document.text).not.toBeNull()
    waiting.delete(grantId)
  }
  const [active] = await grantsOf(program, `grant_ids=${whole?.grant_id}`)
  expect(active?.status).toBe('active')
  expect(await segments(program, await token())).toBeGreaterThan(0)
  const parts = await grantsOf(program, `parents=${whole?.grant_id}`)
  expect(parts.map(({ status }) => status)).toEqual(Array(4).fill('active'))
  for (const part of parts) expect(part.receipt_confirmations).toHaveLength(1)

  const theirs = new PlainBrowser(callback)
  const own = `${utility}/connections?name=B1111`
  await theirs.press(await theirs.get(own), 'Sign in', { username: tenants[0] ?? '', password: 'sandbox' })
  const lastRead = async () =>
    /Last read[\s\d\w,]*/.exec((await theirs.get(own)).document.structuredText)?.[0]
  await expect.poll(lastRead).toMatch(/Last read\s+\w+ \d+, \d{4}/)
  const file = JSON.parse((await theirs.get(`${utility}/connections/record`)).document.toString())
  const inFile = file.approvals.find(({ id }: { id: string }) => parts.some((part) => part.grant_id === id))
  expect(inFile).toMatchObject({
    says: 'Access is on',
    history: [{ says: 'You were asked.' }, { says: 'You approved it.' }],
  })
  expect(inFile.reads).toEqual([
    {
      day: expect.any(String),
      kind: expect.any(String),
      reads: expect.any(Number),
      lastAt: expect.any(String),
    },
  ])
  expect(Date.now() - Date.parse(inFile.reads[0].lastAt)).toBeLessThan(3_600_000)
})

test('AU-030, AP-377, GR-046, GR-091 a tenant who declines leaves the building waiting, and can be asked again or given up', async () => {
  const program = await register(utility, 'cds_aggregation_consent cds_query_usage')
  const direct = await directClientOf(program)
  const token = async () =>
    (await clientCredentials(direct, { authorization_details: building })).access_token
  await token()
  const [whole] = await grantsOf(program, 'statuses=needs_sub_grants')
  const declined = await answerOf(program, 'tenant2@example.com', new Set(whole?.children), 'Decline')
  expect(Object.fromEntries(new URL(declined.back.url).searchParams)).toMatchObject({
    error: 'access_denied',
    state: declined.state,
  })
  const stand = async () =>
    (await grantsOf(program, `grant_ids=${whole?.grant_id} ${declined.grantId}`)).toSorted(
      (one, other) => one.children.length - other.children.length,
    )
  expect(await stand()).toMatchObject([
    { status: 'needs_authorization', enabled_scope: '', receipt_confirmations: [] },
    { status: 'needs_sub_grants', enabled_scope: '', enabled_authorization_details: [] },
  ])
  expect(await segments(program, await token())).toBe(0)

  const asked = new Set([declined.grantId])
  const again = await answerOf(program, 'tenant2@example.com', asked, 'Approve')
  expect(new URL(again.back.url).searchParams.get('code'), again.back.document.text).not.toBeNull()
  expect(await stand()).toMatchObject([{ status: 'active' }, { status: 'needs_sub_grants' }])
  const { cds_grants_api } = program.metadata
  const closed = await fetch(`${cds_grants_api}/${whole?.grant_id}`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${program.adminToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ status: 'closed' }),
  })
  expect(closed.status).toBe(200)
  expect(await stand()).toMatchObject([{ status: 'closed' }, { status: 'closed' }])
})

/** The client does not know whose sub-grant is whose: another tenant's is refused (GR-065). */
async function answerOf(
  program: ProgramClient,
  tenant: string,
  waiting: ReadonlySet<string>,
  button: 'Approve' | 'Decline',
) {
  const browser = new PlainBrowser(callback)
  for (const grantId of waiting) {
    const request = await pushRequest(program, {
      scope: 'cds_aggregation_consent',
      cds_grant_id: grantId,
      login_hint: tenant,
      ui_locales: 'en',
    })
    const page = await browser.get(request.url)
    const password = page.document.querySelector('input[type=password]')?.getAttribute('name')
    const form = password ? await browser.press(page, 'Sign in', { [password]: 'sandbox' }) : page
    if (form.url.startsWith(callback)) {
      expect(new URL(form.url).searchParams.get('error')).toBe('cds_grant_id_invalid_user')
      continue
    }
    expect(form.document.text).toContain('B1111')
    expect(form.document.text, 'nothing is shared yet').not.toContain('You already share')
    return { grantId, state: request.state, back: await browser.press(form, button) }
  }
  throw new Error(`nothing waits for ${tenant}`)
}

async function directClientOf(program: ProgramClient): Promise<ProgramClient> {
  const { clients } = (await getJson(String(program.metadata.cds_clients_api), program.adminToken)) as {
    clients: { client_id: string; scope: string }[]
  }
  const client = clients.find(({ scope }) => scope.split(' ').includes('cds_query_usage'))
  const { credentials } = (await getJson(
    `${program.metadata.cds_credentials_api}?client_ids=${client?.client_id}`,
    program.adminToken,
  )) as { credentials: { client_secret: string }[] }
  return {
    ...program,
    client: { client_id: String(client?.client_id) },
    secret: String(credentials[0]?.client_secret),
  }
}

async function grantsOf(program: ProgramClient, query: string): Promise<readonly GrantObject[]> {
  const answer = await getJson(`${program.metadata.cds_grants_api}?${query}`, program.adminToken)
  return answer.grants as readonly GrantObject[]
}

async function segments(program: ProgramClient, token: string): Promise<number> {
  const answer = await getJson(String(program.metadata.cds_usagesegments_api), token)
  return (answer.usage_segments as readonly unknown[]).length
}
