import { describe, expect, test } from 'vitest'
import { storages } from '#lib/storage/testing.ts'
import { findArtifacts, putArtifact } from './artifact.ts'
import { purgeArtifacts } from './purge.ts'

const nowS = 1_800_000_000
const day = 86_400

describe.each(storages)('purging on $name', ({ open }) => {
  test('what ended more than a day ago goes, a batch at a time; what has no end stays', async () => {
    await using storage = await open()
    const ends = new Map<string, number | null>([
      ['long ago', nowS - 2 * day],
      ['just now', nowS - 10],
      ['later', nowS + 10],
      ['never', null],
    ])
    await storage.transaction(async (tx) => {
      for (const [id, expires] of ends) {
        const nobody = { grantId: null, credentialId: null, clientId: null, uid: null }
        await putArtifact(tx, { model: 'AccessToken', id, payload: {}, expires, ...nobody })
      }
      await purgeArtifacts(tx, nowS)
    })
    const left = await storage.db.selectFrom('artifact').select('expires_at').execute()
    expect(left).toHaveLength(3)
    expect(await findArtifacts(storage.db, 'just now', nowS)).toHaveLength(0)
    expect(await findArtifacts(storage.db, 'later', nowS)).toHaveLength(1)
    expect(await findArtifacts(storage.db, 'never', nowS)).toHaveLength(1)
  })
})
