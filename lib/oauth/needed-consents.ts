import type { Catalog } from '#lib/catalog/index.ts'
import { type Client, listClients } from '#lib/clients/index.ts'
import type { Resources } from '#lib/customers/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { type Consents, consentScope } from '#lib/grants/index.ts'
import type { AuthorizationRequest } from '#lib/request/index.ts'
import type { Db } from '#lib/storage/index.ts'

const mostClients = 100

/**
 * Who has to agree before the usage of whole aggregations is read, and which client of the registration asks them
 * (AP-374, AP-375); `null`: nobody.
 *
 * @throws CodedError `invalid_authorization_details` where the registration has no client that could ask,
 *   `resources_unavailable`
 */
export async function neededConsents(
  { scopes }: AuthorizationRequest,
  client: Client,
  { db, catalog, resources }: { db: Db; catalog: Catalog; resources: Resources },
): Promise<Consents | null> {
  const whole = scopes.find((one) => one.catalog.description.type === 'cds_query_usage')
  const numbers = whole?.fields.aggregation_numbers
  if (!whole || !Array.isArray(numbers) || numbers.length === 0) return null
  const needed = await resources.consents(numbers.map(String))
  if (needed.length === 0) return null
  const { items } = await listClients(db, client.registrationId, {}, { limit: mostClients })
  const asking = items.find(({ scopes }) => scopes.includes(consentScope))
  if (!asking) {
    throw new CodedError(
      'invalid_authorization_details',
      `its customers have to agree: register for '${consentScope}' too`,
      { at: `${whole.at}.aggregation_numbers` },
    )
  }
  return { needed, client: asking, catalog }
}
