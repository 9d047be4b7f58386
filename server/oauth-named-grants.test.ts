import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertGrantRow } from '#lib/grants/repository.ts'
import { type AskingClient, anAskingClient } from './an-asking-client.testing.ts'
import { json } from './an-oauth-server.testing.ts'

let asking: AskingClient

beforeAll(async () => {
  asking = await anAskingClient()
})
afterAll(() => asking[Symbol.asyncDispose]())

describe('a request that names a grant', () => {
  test('AU-044, AU-043, GR-067, GR-068 cds_grant_id twice is refused, an empty one is ignored', async () => {
    const query = new URLSearchParams(asking.good())
    const twice = await asking.open(`${query}&cds_grant_id=a&cds_grant_id=b`)
    expect(new URL(twice.headers.get('location') as string).searchParams.get('error')).toBe('invalid_request')
    const empty = await asking.open(`${query}&cds_grant_id=&cds_grant_id=`)
    expect(empty.headers.get('location')).toContain('/authorize/')
  })

  test('GR-064 faults of other parameters come before cds_grant_id', async () => {
    const answer = await asking.open({ ...asking.good(), scope: 'x', cds_grant_id: 'grant_x' })
    expect(answer.headers.get('location')).toContain('error=invalid_scope')
  })

  test('AU-046, GR-063, GR-064, GR-067, GR-069 a grant that waits is asked for, pushed or not; the same grant active is not', async () => {
    const wanted = [{ type: 'cds_usage', segment_start: '2001-01-01T00:00:00.000Z' }]
    const grant = {
      ...asking.oauth.aGrant(asking.consent.client),
      status: 'needs_authorization' as const,
      authorizationDetails: wanted,
    }
    await asking.storage.transaction((tx) => insertGrantRow(tx, grant))
    const named = { ...asking.good(), cds_grant_id: grant.id }
    const errorOf = async (query: Record<string, string>) => {
      const { headers } = await asking.open(query)
      return new URL(headers.get('location') ?? '').searchParams.get('error')
    }
    expect(await errorOf(named)).toBeNull()
    expect(await errorOf({ ...named, authorization_details: JSON.stringify(wanted) })).toBeNull()
    const pushed = await asking.push(named)
    expect(pushed.status).toBe(201)

    const unfit = [
      { ...named, scope: 'cds_usage cds_accounts' },
      {
        ...named,
        authorization_details: JSON.stringify([{ type: 'cds_usage', segment_start: '2025-01-01T00:00:00Z' }]),
      },
    ]
    for (const query of unfit) expect(await errorOf(query)).toBe('cds_grant_id_invalid_value')
    const stranger = (await asking.oauth.register()).consent
    expect(await errorOf({ ...named, client_id: stranger.client.id })).toBe('cds_grant_id_invalid_value')
    const refused = await asking.push(unfit[0] as Record<string, string>)
    expect([refused.status, (await json(refused)).error]).toEqual([400, 'cds_grant_id_invalid_value'])

    await asking.storage.transaction((tx) =>
      tx.updateTable('grant').set({ status: 'active' }).where('id', '=', grant.id).execute(),
    )
    expect(await errorOf(named)).toBe('cds_grant_id_invalid_value')
  })
})

test('nothing of this is a fault of ours', () => {
  expect(asking.oauth.logged).toEqual([])
})
