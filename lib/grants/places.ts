import type { Tx } from '#lib/storage/index.ts'
import type { Grant } from './types.ts'

/** The month of a group, of an instant in ISO 8601. */
export function monthOf(instant: string): string {
  return instant.slice(0, 7)
}

/** Puts a grant into its groups: one for each word of its scope and one for whatever its scope is. */
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
  const known = await groupsOf(tx, grant).select(['id', 'scope']).execute()
  const missing = wordsFor(grant).filter((word) => known.every(({ scope }) => scope !== word))
  if (missing.length === 0) return known.map(({ id }) => id)
  const { last } = await tx
    .selectFrom('grant_group')
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const made = missing.map((scope, index) => ({
    id: (last ?? 0) + 1 + index,
    registration_id: grant.registrationId,
    scope,
    client_id: grant.clientId,
    status: grant.status,
    created_month: monthOf(grant.created),
  }))
  await tx.insertInto('grant_group').values(made).execute()
  return [...known, ...made].map(({ id }) => id)
}

function groupsOf(tx: Tx, grant: Grant) {
  return tx
    .selectFrom('grant_group') // grant_group_key
    .where('registration_id', '=', grant.registrationId)
    .where('scope', 'in', wordsFor(grant))
    .where('client_id', '=', grant.clientId)
    .where('status', '=', grant.status)
    .where('created_month', '=', monthOf(grant.created))
}

function wordsFor({ scope }: Grant): readonly string[] {
  return [...new Set(['', ...scope.split(' ')])]
}
