import { describe, expect, test } from 'vitest'
import { admitClient, answerMessage, findClient, refuseAdmission } from '#lib/clients/index.ts'
import { deriveKeys } from '#lib/config/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { aRegistration } from './a-registration.testing.ts'
import { publicUrl } from './a-server.testing.ts'
import { anOAuthServer } from './an-oauth-server.testing.ts'

async function aReview() {
  const made = await aRegistration()
  const { storage, secret } = made.server.runtime
  const sandbox = await findClient(storage.db, made.asking.client_id)
  if (!sandbox) throw new Error('no client')
  made.server.clock.now = made.server.clock.now.add({ hours: 72 })
  const { now } = made.server.clock
  const ask = async (address: string) => (await made.server.ask(address, { token: made.token })).body
  return {
    ...made,
    ask,
    admit: (client = sandbox) =>
      admitClient(storage, client, {
        secretKeys: deriveKeys(secret, 'encryption'),
        publicUrl,
        confirmsWebsite: false,
        now,
      }),
    refuse: (reason: string) => refuseAdmission(storage, sandbox, { reason, now }),
    [Symbol.asyncDispose]: made[Symbol.asyncDispose],
  }
}

describe('admission to production', () => {
  test('RG-040, RG-041, MS-041, MS-051, MS-052, MS-106 a further client, with a secret, and an answer that leads to it', async () => {
    await using made = await aReview()
    const admitted = await made.admit()
    const { clients } = await made.ask(`/cds/clients?client_ids=${admitted.id}`)
    const address = `${publicUrl}/clients/${admitted.id}/return`
    expect(clients).toEqual([
      {
        ...made.asking,
        client_id: admitted.id,
        client_id_issued_at: Date.parse('2026-03-04T12:00:00Z') / 1000,
        cds_client_uri: `${publicUrl}/cds/clients/${admitted.id}`,
        cds_server_metadata: `${publicUrl}/cds/clients/${admitted.id}/server-metadata`,
        cds_status: 'production',
        cds_status_options: ['production', 'disabled'],
        redirect_uris: [address],
        cds_default_redirect_uri: address,
        cds_created: '2026-03-04T12:00:00.000Z',
        cds_modified: '2026-03-04T12:00:00.000Z',
      },
    ])
    expect(await made.ask(made.asking.cds_client_uri)).toEqual(made.asking)
    const { credentials } = await made.ask(`/cds/credentials?client_ids=${admitted.id}`)
    expect(credentials).toHaveLength(1)

    const { unread, outstanding } = await made.ask('/cds/messages')
    expect(outstanding).toEqual([])
    const request = unread.find(({ type }: { type: string }) => type === 'production_request')
    const update = unread.find(({ type }: { type: string }) => type === 'request_update')
    const related = { related_type: 'client', related_uri: clients[0].cds_client_uri }
    expect(request).toMatchObject({ status: 'complete', ...related })
    expect(update).toMatchObject({
      status: 'complete',
      previous_uri: request.uri,
      creator: null,
      read: false,
      ...related,
    })
  })

  test('MS-057, MS-058, MS-106 a refusal says why, and a later request can be admitted', async () => {
    await using made = await aReview()
    await made.refuse('Your website does not say what you do with the data.')
    const { unread, outstanding } = await made.ask('/cds/messages')
    expect(outstanding).toEqual([])
    const told = (type: string) => unread.filter((message: { type: string }) => message.type === type)
    expect(told('production_request')).toMatchObject([{ status: 'rejected' }])
    expect(told('request_update')).toMatchObject([
      { status: 'rejected', description: 'Your website does not say what you do with the data.' },
    ])
    await expect(made.admit()).rejects.toMatchObject({ code: 'invalid_request' })
    expect((await made.ask('/cds/clients')).clients).toHaveLength(3)

    await made.server.ask('/cds/messages', {
      method: 'POST',
      token: made.token,
      json: {
        type: 'production_request',
        name: 'Again',
        description: 'It says so now.',
        related_uri: made.asking.cds_client_uri,
      },
    })
    const admitted = await made.admit()
    await expect(made.admit(admitted)).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(made.admit()).rejects.toMatchObject({ code: 'invalid_request' })
  })
})

describe('answers to other requests', () => {
  test('MS-041, MS-051, MS-107 help is given in words, and grants are refused', async () => {
    await using made = await aReview()
    const words = { name: 'A question', description: 'How?' }
    const post = async (json: object) =>
      (await made.server.ask('/cds/messages', { method: 'POST', token: made.token, json })).body
    const help = await post({ type: 'support_request', ...words })
    const grants = await post({
      type: 'grant_request',
      ...words,
      related_uri: made.asking.cds_client_uri,
      grants_requested: [{ scope: 'cds_usage', authorization_details: [] }],
    })
    const { storage } = made.server.runtime
    const answer = (id: string) => answerMessage(storage, id, { answer: 'So.', now: made.server.clock.now })
    await answer(help.message_id)
    await answer(grants.message_id)
    const { unread } = await made.ask('/cds/messages')
    for (const [request, status] of [
      [help, 'complete'],
      [grants, 'rejected'],
    ]) {
      const update = unread.find((each: { previous_uri: string }) => each.previous_uri === request.uri)
      expect(update).toMatchObject({ type: 'request_update', status, description: 'So.', creator: null })
      expect(await made.ask(request.uri)).toMatchObject({ status })
      await expect(answer(request.message_id)).rejects.toMatchObject({ code: 'invalid_request' })
    }
    await expect(answer('message_none')).rejects.toMatchObject({ code: 'invalid_request' })
  })
})

describe.each(storages)('an admitted client on $name', ({ open }) => {
  test('CL-031 asks the customers of a server in production', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage, { mode: 'production' })
    const { consent } = await oauth.register()
    const client = await admitClient(storage, consent.client, {
      secretKeys: oauth.secretKeys,
      publicUrl: oauth.publicUrl,
      confirmsWebsite: false,
      now: oauth.now(),
    })
    const secret = await oauth.addSecret(client)
    const request = { response_type: 'code', scope: 'cds_usage', ...oauth.pkce }
    expect((await oauth.post('/oauth/par', { client, secret }, request)).status).toBe(201)
    expect((await oauth.post('/oauth/par', consent, request)).status).toBe(400)
  })
})
