import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { buildCatalog } from '#lib/catalog/index.ts'
import { type Environment, loadProfile } from '#lib/config/index.ts'
import { createEmbeddedDirectory, createEmbeddedResources, seedSandbox } from '#lib/customers/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { openStorage } from '#lib/storage/index.ts'
import { createEngine, type OAuth } from './oauth.ts'
import type { Pages } from './pages.ts'

const sandboxSecretFile = '.data/secret'

/** Opens storage, seeds the sandbox, and puts together what lives as long as the process. */
export async function createRuntime(
  environment: Environment,
  pages: Pages,
): Promise<{ runtime: Runtime; engine: OAuth }> {
  const profile = loadProfile(environment.utility)
  const secret = environment.secret ?? sandboxSecret()
  const storage = await openStorage(environment.databaseUrl)
  const now = () => Temporal.Now.instant()
  if (environment.mode === 'sandbox') {
    await seedSandbox(storage, profile, { now: now(), progress: (text) => process.stdout.write(`${text}\n`) })
  }
  const catalog = buildCatalog(profile, environment.publicUrl)
  const engine = createEngine({
    publicUrl: environment.publicUrl,
    timezone: profile.timezone,
    secret,
    storage,
    catalog,
    now,
    log,
    showPage: pages.show,
  })
  const runtime: Runtime = {
    environment,
    secret,
    profile,
    catalog,
    storage,
    directory: createEmbeddedDirectory(storage),
    resources: createEmbeddedResources(storage),
    handOver: engine.handOver,
    findToken: engine.findToken,
    revokeGrantTokens: engine.revokeGrantTokens,
    revokeClientTokens: engine.revokeClientTokens,
    sawInteractionCookie: engine.sawInteractionCookie,
    now,
    log,
  }
  return { runtime, engine }
}

/** Made at the first start and kept, so that cookies and stored secrets outlive a restart. */
function sandboxSecret(): string {
  if (existsSync(sandboxSecretFile)) return readFileSync(sandboxSecretFile, 'utf8')
  const secret = randomBytes(32).toString('base64url')
  mkdirSync(dirname(sandboxSecretFile), { recursive: true })
  writeFileSync(sandboxSecretFile, secret, { mode: 0o600 })
  return secret
}

function log(event: string, facts: Record<string, string | number | boolean | undefined> = {}): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`)
}
