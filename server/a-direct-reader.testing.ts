import type { GrantedScope } from '#lib/grants/index.ts'
import { aDataServer } from './a-data-server.testing.ts'
import type { Lists } from './listed.testing.ts'
import { listings } from './specified-objects.testing.ts'

const everyOpening = Object.fromEntries(
  listings.map(({ granted_by: field }) => [field, field !== 'include_eacs'] as const),
)

/** A server with the data of several customers, and a client that reads of all of them by its own credentials. */
export async function aDirectReader() {
  const others = ['mover@example.com', 'water@example.com', 'tenant1@example.com', 'tenant2@example.com']
  const world = await aDataServer('chain@acme.example', 'example-gas-electric', others)

  /** All that it reads with these filters, with every object's numbers shown. */
  async function read(type: string, filters: GrantedScope['fields']): Promise<Lists> {
    const fields = {
      ...world.everything('cds_query_usage'),
      ...world.everything('cds_query_accounts'),
      ...everyOpening,
      include_account_programs: true,
      include_service_programs: true,
      ...filters,
    }
    const { token } = await world.allow([{ type, fields }])
    return world.listAll(token)
  }
  return { ...world, read }
}

export type DirectReader = Awaited<ReturnType<typeof aDirectReader>>
