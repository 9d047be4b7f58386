import { describe, expect, test } from 'vitest'
import { discovered, wellKnown } from './discovered.testing.ts'

describe('the public documents', () => {
  test('SE-010, SE-012, SE-014 need no token, and ignore a wrong one', async () => {
    await using made = await discovered()
    for (const path of [wellKnown, '/.well-known/oauth-authorization-server', '/cds/coverage']) {
      expect((await made.server.ask(path, { token: 'wrong' })).status).toBe(200)
    }
  })

  test('M-003, M-041 whoever has a document is not sent it again', async () => {
    await using made = await discovered()
    for (const path of [wellKnown, '/.well-known/oauth-authorization-server', '/cds/coverage']) {
      const { headers } = await made.server.ask(path)
      const etag = headers.get('etag') ?? ''
      const again = await made.server.ask(path, { headers: { 'if-none-match': `"old", W/${etag}` } })
      expect(again.status).toBe(304)
      expect(again.body).toBeUndefined()
      expect((await made.server.ask(path, { headers: { 'if-none-match': '"old"' } })).status).toBe(200)
      expect(headers.get('cache-control')).toBe('public, max-age=300')
    }
  })

  test('M-047, M-048, M-049 coverage by id, newest first', async () => {
    await using made = await discovered()
    const list = async (query: string): Promise<string[]> => {
      const { body } = await made.server.ask(`/cds/coverage${query}`)
      return body.coverage_entries.map((entry: { id: string }) => entry.id)
    }
    const all = await list('')
    expect(all.length).toBeGreaterThan(1)
    expect(await list('?ids=')).toEqual(all)
    expect(await list(`?ids=${all[1]}+none`)).toEqual([all[1]])
    expect(await list('?ids=none')).toEqual([])
    const moments = (await made.server.ask('/cds/coverage')).body.coverage_entries.map(
      (entry: { updated: string }) => Date.parse(entry.updated),
    )
    expect(moments).toEqual(moments.toSorted((one: number, other: number) => other - one))
  })

  test('M-076 to M-078, M-080 an entry that is an area links its map', async () => {
    await using made = await discovered()
    const { profile } = made.server.runtime
    const [first] = profile.coverage
    const area = {
      ...first,
      type: 'geographic',
      map: { url: 'https://www.example-gas-electric.example/map.pdf', contentType: 'application/pdf' },
      geojson: 'https://www.example-gas-electric.example/area.json',
    }
    Object.assign(made.server.runtime, { profile: { ...profile, coverage: [area] } })
    const { body } = await made.server.ask('/cds/coverage')
    expect(body.coverage_entries).toMatchObject([
      {
        type: 'geographic',
        map_resource: area.map.url,
        map_content_type: area.map.contentType,
        geojson_resource: area.geojson,
      },
    ])
  })

  test('M-042 a filter that is sent twice is a bad request', async () => {
    await using made = await discovered()
    expect((await made.server.ask('/cds/coverage?ids=a&ids=b')).status).toBe(400)
  })
})
