import { readdir } from 'node:fs/promises'

const folder = 'docs/errors'

/** Codes that have a page, sorted. */
export async function documentedCodes(): Promise<string[]> {
  const files = await readdir(folder)
  return files
    .filter((file) => /^[a-z_]+\.md$/.test(file))
    .map((file) => file.replace('.md', ''))
    .sort()
}
