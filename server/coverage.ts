import { z } from 'zod'
import { machinePaths, type Profile } from '#lib/config/index.ts'
import { cacheable } from './cacheable.ts'
import { spaceSeparated } from './listing.ts'
import { type AnyRoute, route } from './route.ts'
import { entryCapabilities } from './server-metadata.ts'

const coverageQuery = z.object({ ids: spaceSeparated })

export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: machinePaths.coverage,
    section: 'WG1-01 §4',
    token: 'open',
    query: coverageQuery,
    handle: async ({ runtime: { profile }, query: { ids }, ctx }) => {
      const entries = profile.coverage
        .filter((entry) => !ids || ids.includes(entry.id))
        .toSorted((one, other) => Date.parse(other.updated) - Date.parse(one.updated))
      return cacheable(ctx, 'public', {
        coverage_entries: entries.map((entry) => coverageEntry(entry, profile)),
        next: null,
        previous: null,
      })
    },
  }),
]

/** WG1-01 §4.3 (M-060 to M-080). The utility runs this server itself, so it is the source. */
function coverageEntry(entry: Profile['coverage'][number], profile: Profile) {
  return {
    id: entry.id,
    created: entry.created,
    updated: entry.updated,
    entity_name: profile.name,
    entity_abbreviation: entry.abbreviation ?? null,
    country: entry.country,
    name: entry.name,
    description: `${entry.description} ${entry.territory}`,
    type: entry.type,
    role: 'authoritative',
    infrastructure_types: entry.roles,
    commodity_types: entry.commodities,
    capabilities: entryCapabilities,
    ...(entry.map && { map_resource: entry.map.url, map_content_type: entry.map.contentType }),
    ...(entry.geojson && { geojson_resource: entry.geojson }),
  }
}
