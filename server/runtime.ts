import { createRemoteJWKSet } from 'jose'
import { Temporal } from 'temporal-polyfill'
import { buildCatalog } from '#lib/catalog/index.ts'
import {
  type Environment,
  loadProfile,
  readClientSecrets,
  readConnectorCredential,
  refuseTryingSettings,
} from '#lib/config/index.ts'
import { refuseSandboxCustomers, seedSandbox } from '#lib/customers/index.ts'
import { compose, enqueueNews, folderTransport, type Sending, smtpTransport } from '#lib/notify/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { openStorage } from '#lib/storage/index.ts'
import { consentDecisions, engineDecisions } from './decisions.ts'
import { type CountedFunnel, countFunnel } from './funnel.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createEngine, type OAuth } from './oauth.ts'
import type { Pages } from './pages.ts'
import { recordUses, type UseRecord } from './record-uses.ts'
import { secretOf } from './secret.ts'
import { systemsOf } from './systems.ts'

const mailFolder = '.data/mail'

/** What the process has from outside, beside its settings. */
export interface Outside {
  readonly log: Runtime['log']
  /** Of the environment; those that the profile names are read. */
  readonly variables: Readonly<Record<string, string | undefined>>
}

/** Opens storage, seeds the sandbox, and puts together what lives as long as the process. */
export async function createRuntime(
  environment: Environment,
  pages: Pages,
  { log, variables }: Outside,
): Promise<{
  runtime: Runtime
  engine: OAuth
  uses: UseRecord
  funnel: CountedFunnel
  metrics: Metrics
  sending: Sending
}> {
  const { utilitiesFolder } = environment
  const profile = loadProfile(environment.utility, utilitiesFolder)
  const clientSecrets = readClientSecrets(profile, variables)
  const credential = readConnectorCredential(profile, variables)
  const secret = secretOf(environment)
  const storage = await openStorage(environment.databaseUrl)
  const now = () => Temporal.Now.instant()
  if (environment.mode === 'production') {
    refuseTryingSettings(profile)
    await refuseSandboxCustomers(storage, profile, utilitiesFolder)
  } else if (!profile.connector)
    await seedSandbox(storage, profile, {
      now: now(),
      utilitiesFolder,
      progress: () => log('seeding a customer of the sandbox'),
    })
  const catalog = buildCatalog(profile, environment.publicUrl)
  const metrics = createMetrics(profile)
  const funnel = countFunnel({ storage, now }, metrics)
  const { directory, resources } = systemsOf(profile, credential, {
    storage,
    log,
    watch: metrics.connector,
  })
  const engine = createEngine({
    publicUrl: environment.publicUrl,
    mode: environment.mode,
    timezone: profile.timezone,
    secret,
    storage,
    resources,
    locales: profile.locales,
    opened: (locale) => funnel.reached({ stage: 'opened', locale, signIn: '' }),
    catalog,
    now,
    log,
    showPage: pages.show,
  })
  const uses = recordUses({ storage, timezone: profile.timezone, now })
  const runtime: Runtime = {
    environment,
    secret,
    profile,
    clientSecrets,
    catalog,
    storage,
    directory,
    resources,
    findToken: engine.findToken,
    revokeGrantTokens: engine.revokeGrantTokens,
    revokeClientTokens: engine.revokeClientTokens,
    revokeCredentialTokens: engine.revokeCredentialTokens,
    tellCustomer: enqueueNews,
    noteUse: uses.note,
    funnel,
    ...(profile.authorizationServer ? consentDecisions({ storage, secret }) : engineDecisions(engine)),
    tryLater: pages.tryLater,
    portalKeys: keysAt(profile.embedding.portal?.keys),
    authorizationServerKeys: keysAt(profile.authorizationServer?.jwksUri),
    now,
    log,
  }
  return { runtime, engine, uses, funnel, metrics, sending: sendingOf(runtime) }
}

function keysAt(address: string | undefined) {
  return address === undefined ? undefined : createRemoteJWKSet(new URL(address))
}

/** Without a mail server, messages are files. */
function sendingOf(runtime: Runtime): Sending {
  const { environment, storage, now, log } = runtime
  const { smtpUrl, publicUrl } = environment
  return {
    storage,
    now,
    log,
    transport: smtpUrl === undefined ? folderTransport(mailFolder) : smtpTransport(smtpUrl),
    compose: (row) => compose({ ...runtime, db: storage.db, publicUrl }, row),
  }
}
