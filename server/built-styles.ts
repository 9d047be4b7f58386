import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join('.next', 'static', 'chunks')

/** The style sheets that the build writes into each page (`inlineCss`). */
export function builtStyles(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

/** As a policy's `style-src` takes it: Next gives such a sheet no nonce. */
export function hashOf(sheet: string): string {
  return `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`
}
