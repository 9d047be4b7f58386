import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'static/chunks'

/** The style sheets of the build, by the address that pages name them with. */
export function builtStyles(): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(join('.next', folder))
      .filter((name) => name.endsWith('.css'))
      .map((name) => [`/_next/${folder}/${name}`, readFileSync(join('.next', folder, name), 'utf8')]),
  )
}
