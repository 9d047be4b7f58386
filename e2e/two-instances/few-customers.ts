import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const utility = 'example-gas-electric'
export const customers = ['home@example.com', 'mover@example.com'] as const

/** A folder of utilities with this one alone, whose sandbox has these customers and is seeded at once. */
export async function utilityWithFewCustomers(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-two-'))
  await cp(join('utilities', utility), join(folder, utility), { recursive: true })
  const file = join(folder, utility, 'sandbox.json')
  const sandbox = JSON.parse(await readFile(file, 'utf8')) as { customers: { username: string }[] }
  const kept = sandbox.customers.filter(({ username }) => customers.some((one) => one === username))
  await writeFile(file, JSON.stringify({ ...sandbox, customers: kept }))
  return folder
}
