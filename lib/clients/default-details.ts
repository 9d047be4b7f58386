import { type Catalog, faultOfValue } from '#lib/catalog/index.ts'
import { CodedError, describeValue } from '#lib/errors/index.ts'
import { descriptionsFor } from './authorization-details.ts'
import type { Client, ClientDetail } from './types.ts'

/**
 * What is asked when a request has no details: types, fields and values that this client may ask for (CL-027, CL-057).
 *
 * @throws CodedError `invalid_client_metadata`
 */
export function checkedDefaultDetails(
  wanted: readonly ClientDetail[],
  client: Pick<Client, 'scopes' | 'authorizationDetails' | 'purposes'>,
  catalog: Catalog,
): readonly ClientDetail[] {
  const scopes = descriptionsFor(client, catalog).filter(({ id }) => client.scopes.includes(id))
  for (const [index, entry] of wanted.entries()) {
    const at = `cds_default_authorization_details[${index}]`
    const scope = scopes.find((own) => own.authorization_details_types_supported.includes(entry.type))
    if (!scope) {
      const types = scopes.flatMap((own) => own.authorization_details_types_supported)
      throw refused(
        `${describeValue(entry.type)} is not open to this client; use ${types.join(', ')}`,
        `${at}.type`,
      )
    }
    for (const [name, value] of Object.entries(entry)) {
      if (name === 'type') continue
      const field = scope.authorization_details_fields_supported.find(({ id }) => id === name)
      const direction = catalog.scopes.get(scope.id)?.directions[name]
      const fault = field ? faultOfValue(value, { ...field, direction }) : `'${scope.id}' has no such field`
      if (fault) throw refused(fault, `${at}.${name}`)
    }
  }
  return wanted
}

function refused(description: string, at: string) {
  return new CodedError('invalid_client_metadata', description, { at })
}
