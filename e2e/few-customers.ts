import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const utility = 'example-gas-electric'

/** The first profile, whose sandbox has these customers alone and is seeded at once: a server's variables for it. */
export async function withFewCustomers(
  usernames: readonly string[] = ['home@example.com'],
): Promise<{ readonly UTILITY: string; readonly UTILITIES_FOLDER: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-few-'))
  await cp(join('utilities', utility), join(folder, utility), { recursive: true })
  const file = join(folder, utility, 'sandbox.json')
  const sandbox = JSON.parse(await readFile(file, 'utf8')) as { customers: { username: string }[] }
  const customers = sandbox.customers.filter(({ username }) => usernames.includes(username))
  await writeFile(file, JSON.stringify({ ...sandbox, customers }))
  return { UTILITY: utility, UTILITIES_FOLDER: folder }
}
