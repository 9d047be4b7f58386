import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildCatalog, type Catalog } from '#lib/catalog/index.ts'
import { loadProfile, type Profile } from '#lib/config/index.ts'
import { loadSandbox, type SandboxCustomer } from '#lib/customers/index.ts'
import { CodedError } from '#lib/errors/index.ts'

export interface Copied {
  readonly profile: Profile
  readonly catalog: Catalog
  /** Of the sandbox; the one who is signed in. */
  readonly customer: SandboxCustomer
}

/**
 * Copies a utility's folder, to be run with one made-up customer alone and without the utility's own systems.
 *
 * @throws CodedError `configuration` for what a start would refuse, by the name of the file that was copied
 */
export function copyProfile({
  utility,
  utilitiesFolder,
  into,
  publicUrl,
}: {
  readonly utility: string
  readonly utilitiesFolder: string
  readonly into: string
  readonly publicUrl: string
}): Copied {
  const profile = loadProfile(utility, utilitiesFolder)
  const catalog = buildCatalog(profile, publicUrl)
  const sandbox = loadSandbox(utility, utilitiesFolder)
  const file = join(utilitiesFolder, utility, 'sandbox.json')
  if (!sandbox || !existsSync(file)) {
    throw new CodedError(
      'configuration',
      `${file} does not exist: the preview shows what a made-up customer sees`,
    )
  }
  const customer = sandbox.customers.find(({ portfolio }) => !portfolio) ?? sandbox.customers[0]
  if (!customer) throw new CodedError('configuration', `${file}: customers: list at least one`)
  const copy = join(into, utility)
  cpSync(join(utilitiesFolder, utility), copy, { recursive: true })
  rewrite(join(copy, 'profile.json'), ({ connector: _, ...rest }) => rest)
  rewrite(join(copy, 'sandbox.json'), (all) => ({
    ...all,
    customers: (all.customers as SandboxCustomer[]).filter(({ username }) => username === customer.username),
  }))
  return { profile, catalog, customer }
}

function rewrite(file: string, change: (content: Record<string, unknown>) => object) {
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))))
}
