import { openStorage } from './index.ts'

/** A process of its own for a test: writes, says so, and waits for its end. */
const storage = await openStorage(process.argv[2] ?? '')
await Promise.all(
  [0, 1, 2].map((index) =>
    storage.transaction((tx) =>
      tx
        .insertInto('artifact')
        .values({
          id_hash: `kept-${index}`,
          model: 'AccessToken',
          grant_id: null,
          credential_id: null,
          client_id: null,
          uid: null,
          payload: '{}',
          consumed_at: null,
          expires_at: null,
        })
        .execute(),
    ),
  ),
)
process.send?.('written')
setInterval(() => {}, 1_000)
