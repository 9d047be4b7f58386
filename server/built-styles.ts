import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join('.next', 'static', 'chunks')

/**
 * The hashes, as a policy's `style-src` takes them, of the style sheets that the build writes into each page
 * (`inlineCss`): Next gives them no nonce.
 */
export function builtStyles(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .map(
      (name) =>
        `'sha256-${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('base64')}'`,
    )
}
