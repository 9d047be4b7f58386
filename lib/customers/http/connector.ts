import type { ObjectKind, ObjectKinds, Resources } from '../resources.ts'
import type { Customer, Directory, SelectionEntry } from '../types.ts'
import { type Connection, createCall } from './call.ts'
import { lastKnown } from './last-known.ts'

/** Objects of all lists that are kept in memory together, and customers. */
const mostKept = 100_000
const idsInOneCall = 500

/**
 * Directory and resources in the utility's own systems. While those do not answer, a form opens with a customer and
 * lists that were read within `lastKnownMs`; data that a client reads is never older than its answer.
 *
 * @param now milliseconds
 */
export function createHttpConnector(
  connection: Connection & { readonly lastKnownMs: number; readonly now: () => number },
): { readonly directory: Directory; readonly resources: Resources } {
  const keeping = { capacity: mostKept, longestMs: connection.lastKnownMs, now: connection.now }
  return { directory: directoryOf(connection, keeping), resources: resourcesOf(connection, keeping) }
}

type Keeping = Parameters<typeof lastKnown>[0]

function directoryOf(connection: Connection, keeping: Keeping): Directory {
  const { call } = createCall(connection, 'directory')
  const customers = lastKnown<Customer | undefined>(keeping, () => 1)
  const found = ({ customer }: { customer: Customer | null }) => customer ?? undefined
  return {
    signIn: async (username, password, path) =>
      found(await call('sign-in', { username, password, ...(path !== undefined && { path }) })),
    find: (customerId) =>
      customers(customerId, async () => found(await call('find-customer', { customerId }))),
    contactsOf: async (customerId) => (await call('contacts', { customerId })).contacts,
    reachedBy: async (contact) => found(await call('reached-by', { contact })),
    knownBy: async (subject, path) => found(await call('known-by', { subject, path })),
  }
}

function resourcesOf(connection: Connection, keeping: Keeping): Resources {
  const { list } = createCall(connection, 'resources')
  const entries = lastKnown<readonly SelectionEntry[]>(keeping, (some) => some.length + 1)

  async function objects<Kind extends ObjectKind>(
    whose: string | null,
    kind: Kind,
    ids: readonly string[],
  ): Promise<readonly ObjectKinds[Kind][]> {
    const found = new Map<string, ObjectKinds[Kind]>()
    for (let at = 0; at < ids.length; at += idsInOneCall) {
      // One kind stands for all: the compiler does not follow a kind through the table.
      const items = await list(`objects-${kind}` as 'objects-account', {
        whose,
        ids: ids.slice(at, at + idsInOneCall),
      })
      for (const object of items as unknown as readonly ObjectKinds[Kind][])
        found.set(idOf(kind, object), object)
    }
    return ids.flatMap((id) => found.get(id) ?? [])
  }

  return {
    selectable: (whose, type) => {
      const read = () => list('selectable', { whose, type })
      return whose === null ? read() : entries(`${whose} ${type}`, read)
    },
    async links(whose) {
      const [accounts, contracts, points, meters, aggregations] = await Promise.all([
        list('links-accounts', { whose }),
        list('links-contracts', { whose }),
        list('links-points', { whose }),
        list('links-meters', { whose }),
        list('links-aggregations', { whose }),
      ])
      return { accounts, contracts, points, meters, aggregations }
    },
    objects,
    statements: (whose, query) => list('statements', { whose, query }),
    sections: (whose, statementIds) => list('sections', { whose, statementIds: [...statementIds] }),
    usage: (whose, query) => list('usage', { whose, query }),
    certificates: () => list('certificates', {}),
    consents: (aggregationNumbers) => list('consents', { aggregationNumbers: [...aggregationNumbers] }),
  }
}

const idNames = {
  account: 'cds_account_id',
  service_contract: 'cds_servicecontract_id',
  service_point: 'cds_servicepoint_id',
  meter_device: 'cds_meterdevice_id',
  aggregation: 'cds_aggregation_id',
  bill_statement: 'cds_billstatement_id',
  bill_section: 'cds_billsection_id',
} as const satisfies Record<ObjectKind, string>

function idOf<Kind extends ObjectKind>(kind: Kind, object: ObjectKinds[Kind]): string {
  return String((object as unknown as Record<string, unknown>)[idNames[kind]])
}
