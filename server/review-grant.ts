import { Temporal } from 'temporal-polyfill'
import { CodedError } from '#lib/errors/index.ts'
import {
  type Act,
  actOnGrant,
  findGrantById,
  foundFor,
  type PendingGrant,
  pendingGrants,
  receiptsOf,
} from '#lib/grants/index.ts'
import { enqueueNews } from '#lib/notify/index.ts'
import { revokeGrantTokens } from '#lib/oauth/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import type { Systems } from './systems.ts'

const acts = ['open', 'suspend', 'resume', 'disable'] as const satisfies readonly Act[]

/** Prints the grants that wait for the utility, and what was typed in for each. */
export async function reviewPending(storage: Storage): Promise<number> {
  const pending = await pendingGrants(storage.db)
  for (const { grant, receipt } of pending) {
    const numbers = numbersOf(receipt)
    const typed = numbers.length > 0 ? numbers.join(', ') : 'no number'
    const due = grant.eta === null ? '' : `, due ${grant.eta}`
    process.stdout.write(`${grant.id} for ${receipt.content.clientName}: ${typed}${due}\n`)
  }
  process.stdout.write(`${pending.length} grants wait.\n`)
  return 0
}

/**
 * Gives a pending grant to the customer whose it is, or does with a grant what `act` says.
 *
 * @param customer id, or a mail address or phone number on file
 * @param openSystems asked only where a customer is looked up
 * @returns 0; it is on record
 */
export async function reviewGrant(
  storage: Storage,
  grantId: string,
  { customer, act = customer === undefined ? undefined : 'open' }: { customer?: string; act?: string },
  openSystems: () => Systems,
): Promise<number> {
  const known = acts.find((one) => one === act)
  if (!known || (customer !== undefined && known !== 'open')) {
    throw new CodedError('invalid_request', `say what to do with it: --act ${acts.join(', ')}, or --customer`)
  }
  const ending = { storage, revokeGrantTokens, tellCustomer: enqueueNews }
  const found = customer === undefined ? undefined : await matched(storage, grantId, customer, openSystems())
  const missing = found?.missing.length ? ` Not theirs, and left out: ${found.missing.join(', ')}.` : ''
  const grant = await actOnGrant(ending, {
    grantId,
    act: known,
    now: Temporal.Now.instant(),
    ...(found && { found: found.found }),
  })
  process.stdout.write(`${grant.id} is '${grant.status}', and customer and client are told.${missing}\n`)
  return 0
}

async function matched(storage: Storage, grantId: string, named: string, { directory, resources }: Systems) {
  const customer = await customerNamed(directory, named)
  const grant = await findGrantById(storage.db, grantId)
  const [receipt] = grant ? await receiptsOf(storage.db, grantId) : []
  if (!grant || !receipt) throw new CodedError('not_found', `there is no grant '${grantId}' of a customer`)
  const found = await foundFor({ grant, receipt }, customer.id, resources)
  if (found.found.granted.every(({ selection }) => selection?.entries.length === 0)) {
    throw new CodedError(
      'invalid_request',
      `none of what was typed in is ${named}'s: ${found.missing.join(', ')}`,
    )
  }
  return found
}

async function customerNamed(directory: Systems['directory'], named: string) {
  const customer =
    (await directory.find(named)) ??
    (await directory.reachedBy({ kind: 'email', value: named })) ??
    (await directory.reachedBy({ kind: 'phone', value: named }))
  if (!customer) throw new CodedError('invalid_request', `no customer, or several, are '${named}'`)
  return customer
}

function numbersOf({ content }: PendingGrant['receipt']): readonly string[] {
  return [
    ...new Set(
      content.sections.flatMap(({ selection }) => selection?.chosen.map(({ number }) => number) ?? []),
    ),
  ]
}
