import type { Resources } from '#lib/customers/index.ts'
import type { Db } from '#lib/storage/index.ts'
import type { Found } from './act.ts'
import { receiptsOf } from './receipt.ts'
import { toGrants } from './repository.ts'
import type { Grant, Receipt, ReceiptSection } from './types.ts'

/** A customer's grant that the utility has to look into, and what they approved. */
export interface PendingGrant {
  readonly grant: Grant
  readonly receipt: Receipt
}

const mostAtOnce = 100

/** Those for which the first answer is due come first; some of them, where there are very many (GR-042). */
export async function pendingGrants(db: Db): Promise<readonly PendingGrant[]> {
  const rows = await db
    .selectFrom('grant')
    .selectAll()
    .where('status', '=', 'pending')
    .where('customer_id', 'is not', null)
    .orderBy('eta')
    .orderBy('id')
    .limit(mostAtOnce)
    .execute()
  const pending: PendingGrant[] = []
  for (const grant of await toGrants(db, rows)) {
    const [receipt] = await receiptsOf(db, grant.id)
    if (receipt) pending.push({ grant, receipt })
  }
  return pending
}

/** What a pending grant enables: scopes of which something was found so far (GR-043). */
export function enabledSoFar({
  granted,
  scope,
  authorizationDetails,
}: Pick<Grant, 'granted' | 'scope' | 'authorizationDetails'>): Pick<
  Grant,
  'enabledScope' | 'enabledAuthorizationDetails'
> {
  const found = new Set(granted.filter(({ selection }) => selection?.entries.length).map((one) => one.scope))
  return {
    enabledScope: scope
      .split(' ')
      .filter((word) => found.has(word))
      .join(' '),
    enabledAuthorizationDetails: authorizationDetails.filter(({ type }) => found.has(type)),
  }
}

/**
 * What of a customer's a pending grant opens, if it is theirs: of all that was typed in, what they have (OP-36).
 *
 * @returns also the numbers that they do not have
 */
export async function foundFor(
  { grant, receipt }: PendingGrant,
  customerId: string,
  resources: Pick<Resources, 'selectable'>,
): Promise<{ readonly found: Found; readonly missing: readonly string[] }> {
  const missing = new Set<string>()
  const granted = []
  for (const one of grant.granted) {
    const chosen = sectionOf(receipt, one.scope)?.selection
    if (!one.selection || !chosen) {
      granted.push(one)
      continue
    }
    const entries = await resources.selectable(customerId, chosen.type)
    const wanted = new Set(chosen.chosen.map(({ number }) => number))
    const own = entries.filter(({ number }) => chosen.isAll || wanted.has(number))
    for (const number of wanted) if (own.every((entry) => entry.number !== number)) missing.add(number)
    granted.push({ ...one, selection: { ...one.selection, entries: own.map(({ id }) => id) } })
  }
  return { found: { customerId, granted }, missing: [...missing] }
}

function sectionOf({ content }: Receipt, scope: string): ReceiptSection | undefined {
  return content.sections.find(({ scopes }) => scopes.some((worded) => worded.scope === scope))
}
