import { linksOf, machinePaths, pagePaths } from '#lib/config/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'

/** What the server can do for its coverage entries. */
export const entryCapabilities = ['oauth']

interface Place {
  /** Path of the document itself, and of the authorization server metadata that it leads to. */
  readonly self: string
  readonly oauthMetadata: string
  readonly created: string
  readonly updated: string
}

/** WG1-01 §3.2 (M-010 to M-023), for the public or for one client. */
export function serverMetadata({ environment, profile }: Runtime, place: Place) {
  const at = (path: string) => `${environment.publicUrl}${path}`
  const [language] = profile.locales
  return {
    cds_metadata_version: 'v1',
    cds_metadata_url: at(place.self),
    created: place.created,
    updated: place.updated,
    name: profile.name,
    description: (language && profile.about[language]) ?? profile.name,
    website: profile.website,
    documentation: at(pagePaths.documentation),
    support: new URL(linksOf(profile).support, environment.publicUrl).href,
    capabilities: ['coverage', ...entryCapabilities],
    coverage: at(machinePaths.coverage),
    oauth_metadata: at(place.oauthMetadata),
  }
}
