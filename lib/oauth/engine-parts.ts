import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Temporal } from 'temporal-polyfill'
import type { Catalog } from '#lib/catalog/index.ts'
import type { Secret } from '#lib/config/index.ts'
import type { Resources } from '#lib/customers/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import type { EngineClients } from './clients.ts'
import type { Exchanges } from './exchange.ts'

/** What the engine is made of. */
export interface EngineParts {
  readonly publicUrl: string
  readonly secret: Secret
  /** `production`: the customers are real. */
  readonly mode: 'sandbox' | 'production'
  readonly catalog: Catalog
  /** The utility's (`cds_timezone`). */
  readonly timezone: string
  readonly storage: Storage
  readonly resources: Resources
  /** That the utility's pages are offered in. */
  readonly locales: readonly string[]
  /** A request has been kept for a customer to decide about. */
  readonly opened: (locale: string) => void
  readonly now: () => Temporal.Instant
}

/** What its hooks share. */
export interface EngineInside extends EngineParts {
  readonly exchanges: Exchanges
  readonly clients: EngineClients
}

/** Of the parameters that the engine knows, those that are there. */
export function plainParams(ctx: KoaContextWithOIDC): Record<string, string> {
  const entries = Object.entries(ctx.oidc.params ?? {})
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Every `type` that may stand in `authorization_details`. */
export function detailTypes(catalog: Catalog): string[] {
  return [...catalog.scopes.values()].flatMap(
    ({ description }) => description.authorization_details_types_supported,
  )
}
