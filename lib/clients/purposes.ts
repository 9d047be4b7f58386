import type { Catalog, Purpose } from '#lib/catalog/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { newId } from './identifiers.ts'
import type { Client } from './types.ts'

/** A purpose as a client sends it: `id` and `scopesSupported` are the server's to say. WG3-01 §8.2 */
export type SentPurpose = Omit<Purpose, 'scopesSupported'>

const mostPurposes = 50

/** All that a client can give as the reason for a request: the utility's defaults for its scopes, then its own. */
export function purposesOf(
  client: Pick<Client, 'scopes' | 'purposes'>,
  { purposes }: Pick<Catalog, 'purposes'>,
): readonly Purpose[] {
  return [...purposes, ...client.purposes].flatMap((purpose) => {
    const scopesSupported = purpose.scopesSupported.filter((scope) => client.scopes.includes(scope))
    const isOwn = client.purposes.includes(purpose)
    return isOwn || scopesSupported.length > 0 ? [{ ...purpose, scopesSupported }] : []
  })
}

/**
 * A client's own purposes after an update: those that are left out go, unknown ids are new ones and get an id and the
 * scopes that they apply to, and the utility's stay as they are. WG3-01 §8.2 (PU-020 to PU-023)
 *
 * @throws CodedError `invalid_client_metadata`
 */
export function changedPurposes(
  { purposes: present, scopes }: Pick<Client, 'purposes' | 'scopes'>,
  sent: readonly SentPurpose[],
  catalog: Catalog,
): readonly Purpose[] {
  const own = sent.filter(({ id }) => !catalog.purposes.some((preset) => preset.id === id))
  if (own.length > mostPurposes) {
    throw new CodedError('invalid_client_metadata', `keep at most ${mostPurposes}`, { at: 'cds_purposes' })
  }
  const scopesSupported = scopes.filter((scope) => catalog.scopes.get(scope)?.groups.purpose)
  return own.map((purpose) => {
    const known = present.find(({ id }) => id === purpose.id)
    const kept = known ?? { id: newId('purpose'), scopesSupported }
    return { ...purpose, id: kept.id, scopesSupported: kept.scopesSupported }
  })
}
