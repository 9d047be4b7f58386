import type { Profile } from '#lib/config/index.ts'
import {
  type ConnectorWatch,
  createEmbeddedDirectory,
  createEmbeddedResources,
  createHttpConnector,
  type Directory,
  type Resources,
} from '#lib/customers/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import type { Storage } from '#lib/storage/index.ts'

/** Where customers and their data are looked up. */
export interface Systems {
  readonly directory: Directory
  readonly resources: Resources
}

/** A command ends soon. */
const unwatched: ConnectorWatch = { called: () => {}, resting: () => {} }

/**
 * The utility's own systems where the profile names them, else those that come with Wattgrant.
 *
 * @param credential by which the utility's systems know us (`readConnectorCredential`)
 */
export function systemsOf(
  profile: Profile,
  credential: string | undefined,
  {
    storage,
    log,
    watch = unwatched,
  }: { readonly storage: Storage; readonly log: Runtime['log']; readonly watch?: ConnectorWatch },
): Systems {
  if (!profile.connector || credential === undefined) {
    return { directory: createEmbeddedDirectory(storage), resources: createEmbeddedResources(storage) }
  }
  const { lastKnownMinutes, ...connection } = profile.connector
  return createHttpConnector({
    ...connection,
    credential,
    lastKnownMs: lastKnownMinutes * 60_000,
    now: () => performance.now(),
    log,
    watch,
  })
}
