import { describe, expect, test } from 'vitest'
import { aRegistration } from './a-registration.testing.ts'

const noonS = Date.parse('2026-03-01T12:00:00Z') / 1000
const day = 86_400

async function aCredential() {
  const made = await aRegistration()
  const listed = await made.server.ask(`/cds/credentials?client_ids=${made.asking.client_id}`, {
    token: made.token,
  })
  const [credential] = listed.body.credentials
  const patch = (json: unknown, uri = credential.uri) =>
    made.server.ask(uri, { method: 'PATCH', token: made.token, json })
  const post = (json: unknown) =>
    made.server.ask('/cds/credentials', { method: 'POST', token: made.token, json })
  const told = async () =>
    (await made.server.ask('/cds/messages', { token: made.token })).body.unread.map(
      ({ name, related_uri }: { name: string; related_uri: string }) => [name, related_uri],
    )
  return { ...made, credential, patch, post, told, [Symbol.asyncDispose]: made[Symbol.asyncDispose] }
}

describe('adding a secret', () => {
  test('CR-025, CR-023 201 with a new one, which is told in a message', async () => {
    await using made = await aCredential()
    const { status, body } = await made.post({ client_id: made.asking.client_id })
    expect(status).toBe(201)
    expect(body).toEqual({
      ...made.credential,
      credential_id: expect.any(String),
      uri: expect.any(String),
      client_secret: expect.any(String),
    })
    expect(body.client_secret).not.toBe(made.credential.client_secret)
    expect((await made.server.ask(body.uri, { token: made.token })).body).toEqual(body)
    expect(await made.told()).toContainEqual(['Credential added', body.uri])
  })

  test('CR-026 400 without a client of this registration that has a use for it', async () => {
    await using made = await aCredential()
    const foreign = await made.server.register()
    await made.put({ ...made.asking, cds_status: 'disabled' })
    const disabled = made.asking.client_id
    for (const client_id of [undefined, 7, null, 'client_none', foreign.admin.client_id, disabled, 'a\0b']) {
      const { status, body } = await made.post({ client_id })
      expect([status, body.error]).toEqual([400, 'invalid_request'])
      expect(body.error_description).toContain('client_id')
    }
    expect((await made.post([])).status).toBe(400)
  })

  test('a client has twenty good secrets at most, and one more when one has ended', async () => {
    await using made = await aCredential()
    const { client_id } = made.asking
    for (let count = 1; count < 20; count++) expect((await made.post({ client_id })).status).toBe(201)
    expect((await made.post({ client_id })).status).toBe(400)
    await made.patch({ client_secret_expires_at: noonS })
    expect((await made.post({ client_id })).status).toBe(201)
  })
})

describe('changing a secret', () => {
  test('CR-030, CR-033, CR-036, CR-023 ends it later, and changes nothing else', async () => {
    await using made = await aCredential()
    made.server.clock.now = made.server.clock.now.add({ hours: 1 })
    const { status, body } = await made.patch({
      client_secret_expires_at: noonS + day,
      client_secret: 'of my own',
      client_id: 'another',
      type: 'none',
    })
    expect(status).toBe(200)
    expect(body).toEqual({
      ...made.credential,
      client_secret_expires_at: noonS + day,
      modified: '2026-03-01T13:00:00.000Z',
    })
    expect((await made.server.ask(made.credential.uri, { token: made.token })).body).toEqual(body)
    expect(await made.told()).toContainEqual(['Credential changed', made.credential.uri])
    expect((await made.patch({ client_secret: 'of my own' })).body).toEqual(body)
    expect(made.server.revoked).toEqual([])
  })

  test('CR-031, CR-032 never later than it ends already, and never in the past', async () => {
    await using made = await aCredential()
    const end = async (at: unknown) => (await made.patch({ client_secret_expires_at: at })).status
    for (const wrong of [-1, 1.5, '0', null, true, noonS - 301, 1e15]) expect(await end(wrong)).toBe(400)
    expect(await end(0)).toBe(200)
    expect(await end(noonS + 2 * day)).toBe(200)
    expect(await end(0)).toBe(400)
    expect(await end(noonS + 2 * day + 1)).toBe(400)
    expect(await end(noonS + 2 * day)).toBe(200)
    expect(await end(noonS + day)).toBe(200)
  })

  test('CR-034 now, or a little before, ends it at once with all that was got by it', async () => {
    for (const ago of [0, 300]) {
      await using made = await aCredential()
      const { body } = await made.patch({ client_secret_expires_at: noonS - ago })
      expect(body.client_secret_expires_at).toBe(noonS)
      expect(made.server.revoked).toEqual([made.credential.credential_id])
      expect(await made.told()).toContainEqual(['Credential expired', made.credential.uri])
    }
  })

  test('CL-002 not another registration’s', async () => {
    await using made = await aCredential()
    const foreign = await made.server.register()
    const json = { client_secret_expires_at: noonS }
    const { status } = await made.server.ask(made.credential.uri, {
      method: 'PATCH',
      token: foreign.token,
      json,
    })
    expect(status).toBe(404)
    expect(made.server.revoked).toEqual([])
  })
})
