import { describe, expect, test } from 'vitest'
import { storages } from '#lib/storage/testing.ts'
import { aServer } from './a-server.testing.ts'
import { routes as clients } from './clients.ts'
import { routes as credentials } from './credentials.ts'
import { routes as grants } from './grants.ts'
import { routes as messages } from './messages.ts'
import { routes as registration } from './registration.ts'

const routes = [...registration, ...clients, ...credentials, ...messages, ...grants]

/** Of each listing, the filters that are lists. */
const listings = {
  clients: ['client_ids'],
  credentials: ['credential_ids', 'client_ids'],
  messages: ['message_ids'],
  grants: ['grant_ids', 'parents', 'statuses', 'client_ids', 'scopes', 'receipt_confirmations', 'states'],
}

describe.each(storages)('lists in filters on $name', ({ open }) => {
  test('M-050 one without a word leaves nothing out, and one of unknown words leaves nothing', async () => {
    await using server = await aServer(routes, undefined, open)
    const { token } = await server.register()
    const arraysOf = async (address: string) => {
      const { status, body } = await server.ask(address, { token })
      const arrays = Object.values(body).filter((value) => Array.isArray(value))
      return { address, status, found: arrays.flat() }
    }
    for (const [name, filters] of Object.entries(listings)) {
      const { found } = await arraysOf(`/cds/${name}`)
      expect(found).not.toEqual([])
      for (const filter of filters) {
        for (const empty of ['', '%20', '+%20+']) {
          const address = `/cds/${name}?${filter}=${empty}`
          expect(await arraysOf(address)).toEqual({ address, status: 200, found })
        }
        const address = `/cds/${name}?${filter}=+none++other+`
        expect(await arraysOf(address)).toEqual({ address, status: 200, found: [] })
      }
    }
  })
})
