import { describe, expect, test } from 'vitest'
import { aRegistration } from './a-registration.testing.ts'

describe('access to the administrative APIs', () => {
  const addresses = ['clients', 'messages', 'credentials', 'grants'].flatMap((name) => [
    `/cds/${name}`,
    `/cds/${name}/x`,
  ])

  test.each(addresses)(
    'CL-001, MS-003, CR-001, GR-002, SE-017, SE-018 %s is for admin tokens in the header alone',
    async (address) => {
      await using made = await aRegistration()
      const none = await made.server.ask(`${address}?access_token=${made.token}`)
      expect(none.status).toBe(401)
      expect(none.headers.get('www-authenticate')).toBe('Bearer realm="wattgrant"')
      const wrong = await made.server.ask(address, { token: 'wrong' })
      expect(wrong.status).toBe(401)
      expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"')
      const token = made.server.giveToken(made.asking.client_id, 'cds_usage')
      const narrow = await made.server.ask(address, { token })
      expect(narrow.status).toBe(403)
      expect(narrow.headers.get('www-authenticate')).toContain('error="insufficient_scope"')
      expect(narrow.headers.get('www-authenticate')).toContain('scope="cds_client_admin"')
    },
  )

  test('what is read with a token is not kept on the way', async () => {
    await using made = await aRegistration()
    for (const name of ['clients', 'messages', 'credentials', 'grants']) {
      const { headers } = await made.server.ask(`/cds/${name}`, { token: made.token })
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('what cannot be', () => {
  const addresses = [
    '/cds/clients/%00',
    '/cds/clients?client_ids=%00',
    '/cds/clients?client_ids=a&client_ids=b',
    '/cds/clients?cursor=nonsense',
    '/cds/grants/%00',
    '/cds/grants?states=%00',
    '/cds/messages?read_cursor=a&unread_cursor=b',
  ]
  test.each(addresses)('%s is a bad request', async (address) => {
    await using made = await aRegistration()
    const { status, body } = await made.server.ask(address, { token: made.token })
    expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_request' })
  })
})
