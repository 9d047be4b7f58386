import { readFileSync } from 'node:fs'
import { everything } from '#lib/catalog/a-profile.testing.ts'
import { buildCatalog, type SelectionType } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import { anEntry } from '#lib/customers/an-entry.testing.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'
import { aClient } from './a-request.testing.ts'

type Lists = Readonly<Record<SelectionType, readonly SelectionEntry[]>>

/** The utility that offers everything. */
export const world = buildCatalog(everything, 'https://utility.example')

export const customerNames = ['home', 'chain', 'tenant', 'water', 'empty'] as const
const customers: Readonly<Record<string, Record<SelectionType, Partial<SelectionEntry>[]>>> = JSON.parse(
  readFileSync('lib/request/corpus/customers.json', 'utf8'),
)

/** What a connector says of this customer's lists. */
export function listsOf(customer: string): Lists {
  const lists = customers[customer]
  if (!lists) throw new Error(`no customer ${customer}`)
  return Object.fromEntries(
    Object.entries(lists).map(([type, entries]) => [type, entries.map(anEntry)]),
  ) as unknown as Lists
}

/** One that may ask for everything that is asked for in this way. */
export function clientFor(kind: 'customer-consent' | 'direct-access', change: Partial<Client> = {}): Client {
  const scopes = [...world.scopes].filter(([, scope]) => scope.kind === kind).map(([id]) => id)
  return aClient({ scopes, authorizationDetailsTypes: scopes, ...change })
}
