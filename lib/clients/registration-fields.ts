import type { Catalog } from '#lib/catalog/index.ts'
import type { Client } from './types.ts'

/** What scopes name in `registration_requirements`, in the wire's words; `documentation` is added where it is served. */
export const registrationFields: Readonly<
  Record<string, { readonly id: string; readonly type: 'internal_review'; readonly description: string }>
> = {
  production_review: {
    id: 'production_review',
    type: 'internal_review',
    description:
      'The utility reviews each registration before it makes a client for production. Until then the client made at registration asks the customers for testing. Nothing has to be sent.',
  },
}

/** Whether the server has to review before a client like this one works in production (RF-021). */
export function needsReview(client: Client, catalog: Catalog): boolean {
  const required = client.scopes.flatMap(
    (scope) => catalog.scopes.get(scope)?.description.registration_requirements ?? [],
  )
  return (
    client.status === 'sandbox' && required.some((id) => registrationFields[id]?.type === 'internal_review')
  )
}
