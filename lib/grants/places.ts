import type { Tx } from '#lib/storage/index.ts'
import { periodsOf } from './periods.ts'
import type { Grant } from './types.ts'

/**
 * Puts a grant into its groups: for each word of its scope and for whatever its scope is, one for each period in which
 * it was made.
 */
export async function enterPlaces(tx: Tx, grant: Grant): Promise<void> {
  const groups = await groupsFor(tx, grant)
  const place = { modified_at: grant.modified, grant_id: grant.id, created_at: grant.created }
  await tx
    .insertInto('grant_place')
    .values(groups.map((group) => ({ group_id: group, ...place })))
    .execute()
}

/** Takes a grant out of its groups, as it stands. */
export async function leavePlaces(tx: Tx, grant: Grant): Promise<void> {
  await tx
    .deleteFrom('grant_place')
    .where('group_id', 'in', groupsOf(tx, grant).select('id'))
    .where('modified_at', '=', grant.modified)
    .where('grant_id', '=', grant.id)
    .execute()
}

/** Groups that are not there yet are made; the history's lock keeps others from doing so meanwhile. */
async function groupsFor(tx: Tx, grant: Grant): Promise<readonly number[]> {
  const known = await groupsOf(tx, grant).select(['id', 'scope', 'period']).execute()
  const missing = wordsFor(grant)
    .flatMap((scope) => periodsOf(grant.created).map((period) => ({ scope, period })))
    .filter((group) => !known.some(({ scope, period }) => scope === group.scope && period === group.period))
  if (missing.length === 0) return known.map(({ id }) => id)
  const { last } = await tx
    .selectFrom('grant_group')
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const made = missing.map((group, index) => ({
    id: (last ?? 0) + 1 + index,
    registration_id: grant.registrationId,
    client_id: grant.clientId,
    status: grant.status,
    ...group,
  }))
  await tx.insertInto('grant_group').values(made).execute()
  return [...known, ...made].map(({ id }) => id)
}

function groupsOf(tx: Tx, grant: Grant) {
  return tx
    .selectFrom('grant_group') // grant_group_by_period
    .where('registration_id', '=', grant.registrationId)
    .where('scope', 'in', wordsFor(grant))
    .where('period', 'in', periodsOf(grant.created))
    .where('client_id', '=', grant.clientId)
    .where('status', '=', grant.status)
}

function wordsFor({ scope }: Grant): readonly string[] {
  return [...new Set(['', ...scope.split(' ')])]
}
