import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Environment, Secret } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'

const sandboxSecretFile = '.data/secret'

/**
 * The sandbox makes one at its first start and keeps it, so that cookies and stored secrets outlive a restart; it is
 * not for production.
 */
export function secretOf({ mode, secret, otherSecret }: Environment): Secret {
  const made = existsSync(sandboxSecretFile) ? readFileSync(sandboxSecretFile, 'utf8') : undefined
  if (mode === 'production' && made !== undefined && [secret, otherSecret].includes(made)) {
    throw new CodedError(
      'configuration',
      'WATTGRANT_SECRET is that of the sandbox: production needs one of its own',
    )
  }
  const making = secret ?? made ?? makeSandboxSecret()
  return otherSecret === undefined ? making : [making, otherSecret]
}

function makeSandboxSecret(): string {
  const secret = randomBytes(32).toString('base64url')
  mkdirSync(dirname(sandboxSecretFile), { recursive: true })
  writeFileSync(sandboxSecretFile, secret, { mode: 0o600 })
  return secret
}
