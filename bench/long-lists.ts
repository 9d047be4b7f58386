import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { loadProfile } from '#lib/config/index.ts'
import { type Sandbox, type SandboxCustomer, seedSandbox } from '#lib/customers/index.ts'
import { openStorage } from '#lib/storage/index.ts'

const utility = 'example-gas-electric'
const contractsInAnAccount = 4
/** A small chain's, besides those that are measured for how they grow. */
const seededCounts = [14, 10, 100, 1_000, 10_000]

export const contractCounts = [10, 100, 1_000, 10_000]
export const password = 'sandbox'
export const home = 'home@example.com'
export const customerWith = (contracts: number) => `holder-of-${contracts}@example.com`

/**
 * Fills the bench's database before the server starts: the sandbox's home, and customers who differ in the number of
 * their contracts alone.
 */
export async function seedLongLists(databaseUrl: string, folder: string): Promise<void> {
  const sandbox: Sandbox = JSON.parse(await readFile(join('utilities', utility, 'sandbox.json'), 'utf8'))
  const plain = sandbox.customers.find(({ username }) => username === home)
  const large = sandbox.customers.find(({ username }) => username === 'portfolio@fund.example')
  if (!plain || !large) throw new Error(`the sandbox of ${utility} has other customers now`)
  const customers = [plain, ...seededCounts.map((count) => resized(large, count))]
  await mkdir(join(folder, utility), { recursive: true })
  await writeFile(join(folder, utility, 'sandbox.json'), JSON.stringify({ ...sandbox, password, customers }))
  const storage = await openStorage(databaseUrl)
  await seedSandbox(storage, loadProfile(utility), { now: Temporal.Now.instant(), utilitiesFolder: folder })
  await storage.close()
}

function resized({ portfolio, ...customer }: SandboxCustomer, count: number): SandboxCustomer {
  if (!portfolio) throw new Error(`${customer.username} has no portfolio`)
  const { accounts, contracts, buildings } = portfolio
  return {
    ...customer,
    username: customerWith(count),
    portfolio: {
      ...portfolio,
      accounts: { ...accounts, prefix: `${count}-`, count: Math.ceil(count / contractsInAnAccount) },
      contracts: { first: contracts.first + count * 10, count },
      ...(buildings && { buildings: { ...buildings, prefix: `F-${count}-` } }),
    },
  }
}
