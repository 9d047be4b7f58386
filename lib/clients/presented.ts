import { compiledOnce, type Db, isListed } from '#lib/storage/index.ts'
import { isWebsiteConfirmed } from './review.ts'

/** What customers are told of a client, apart from any request of it. */
export interface PresentedClient {
  readonly name: string
  /** The utility has confirmed that it is the client's own (LY-033). */
  readonly website: string | undefined
}

const rowsOf = compiledOnce(
  (db: Db, ids: string) =>
    db
      .selectFrom('client')
      .leftJoin('client_review', 'client_review.client_id', 'client.id') // primary key
      .select([
        'client.id',
        'client.name',
        'client.uri',
        'client_review.name as reviewed_name',
        'client_review.confirmed_uri',
      ])
      .where(isListed(db, 'client.id', ids)), // primary key
)

/** By id; one that is not there is left out. */
export async function presentedClients(
  db: Db,
  clientIds: Iterable<string>,
): Promise<ReadonlyMap<string, PresentedClient>> {
  const ids = [...new Set(clientIds)]
  const rows = ids.length === 0 ? [] : await rowsOf(db, JSON.stringify(ids))
  return new Map(
    rows.map(({ id, name: given, uri, reviewed_name, confirmed_uri }) => {
      const name = given ?? id
      const isConfirmed = isWebsiteConfirmed({ name: reviewed_name, confirmed_uri }, { name, uri })
      return [id, { name, website: isConfirmed ? (uri ?? undefined) : undefined }]
    }),
  )
}
