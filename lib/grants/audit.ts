import { isDeepStrictEqual } from 'node:util'
import type { Db } from '#lib/storage/index.ts'
import { type HistoryRow, hashOfEntry, historyState } from './history.ts'
import { toGrants } from './repository.ts'
import { type Actor, allows, type Cause, transitions } from './transitions.ts'
import type { Grant, GrantStatus } from './types.ts'

/** An end of the history as it once was: kept elsewhere, it tells later whether all up to there was written anew. */
export interface HistoryMark {
  readonly sequence: number
  readonly hash: string
}

export interface AuditResult {
  readonly entries: number
  readonly grants: number
  readonly head: HistoryMark
  /** The first entry that is missing, not as it was written, or not as the rules have it; `null`: all are good. */
  readonly bad: { readonly sequence: number; readonly what: string } | null
}

const pageLength = 500

/**
 * Checks the history of all grants: no entry is missing, changed or put in, each is a change that the rules know, and
 * each grant stands as its last entry left it.
 *
 * @param marks ends of the history that were noted earlier
 */
export async function auditHistory(db: Db, marks: readonly HistoryMark[] = []): Promise<AuditResult> {
  const head = await db
    .selectFrom('history_head')
    .select(['sequence', 'hash'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow()
  const noted = new Map(marks.map(({ sequence, hash }) => [sequence, hash]))
  const latest = new Map<string, { sequence: number; to: string }>()
  const end = { sequence: 0, hash: '' }
  for await (const row of entriesUntil(db, head.sequence)) {
    const what = faultOf(row, end, latest.get(row.grant_id)?.to ?? null, noted.get(row.sequence))
    if (what) return { ...counted(end, latest, head), bad: { sequence: end.sequence + 1, what } }
    end.sequence = row.sequence
    end.hash = row.hash
    latest.set(row.grant_id, { sequence: row.sequence, to: row.to_status })
  }
  return {
    ...counted(end, latest, head),
    bad: faultAtEnd(end, head, marks) ?? (await faultOfGrants(db, latest, head)),
  }
}

async function* entriesUntil(db: Db, last: number): AsyncGenerator<HistoryRow> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('grant_history')
      .selectAll()
      .where('sequence', '>', after)
      .where('sequence', '<=', last)
      .orderBy('sequence') // primary key
      .limit(pageLength)
      .execute()
    yield* rows
    const next = rows.at(-1)?.sequence
    if (next === undefined) return
    after = next
  }
}

function faultOf(
  row: HistoryRow,
  before: HistoryMark,
  standing: string | null,
  noted: string | undefined,
): string | undefined {
  const { sequence, hash, ...said } = row
  if (sequence !== before.sequence + 1) return 'it is missing'
  if (row.previous_hash !== before.hash) return 'it does not follow the entry before it'
  if (hash !== hashOfEntry({ sequence, ...said })) return 'it is not as it was written'
  if (noted !== undefined && noted !== hash) return 'it is not as it was when its mark was noted'
  if (row.from_status !== standing)
    return `grant ${row.grant_id} stood at '${standing}', not '${row.from_status}'`
  if (!isKnown(row)) {
    return `'${row.cause}' by the ${row.actor} leads no grant from '${row.from_status}' to '${row.to_status}'`
  }
  return undefined
}

function isKnown({ cause, actor, from_status, to_status }: HistoryRow): boolean {
  return (
    Object.hasOwn(transitions, cause) &&
    allows(cause as Cause, actor as Actor, from_status as GrantStatus | null, to_status as GrantStatus)
  )
}

function faultAtEnd(end: HistoryMark, head: HistoryMark, marks: readonly HistoryMark[]): AuditResult['bad'] {
  if (end.sequence !== head.sequence) return { sequence: end.sequence + 1, what: 'it is missing' }
  if (end.hash !== head.hash) return { sequence: end.sequence, what: 'it is not what the history ended with' }
  const beyond = marks.some(({ sequence }) => sequence > end.sequence)
  return beyond ? { sequence: end.sequence + 1, what: 'it is missing: a mark was noted further on' } : null
}

/** Grants that were changed, or put in, beside their history; entries that have come meanwhile are left alone. */
async function faultOfGrants(
  db: Db,
  latest: ReadonlyMap<string, { readonly sequence: number }>,
  head: HistoryMark,
): Promise<AuditResult['bad']> {
  const faults: { sequence: number; what: string }[] = []
  const seen = new Set<string>()
  for await (const { grant, entry } of grantsWithEntries(db)) {
    seen.add(grant.id)
    if (!entry) faults.push({ sequence: head.sequence + 1, what: `grant ${grant.id} has no entry` })
    else if (entry.sequence <= head.sequence && !standsAs(grant, entry))
      faults.push({ sequence: entry.sequence, what: `grant ${grant.id} does not stand as it left it` })
  }
  for (const [id, { sequence }] of latest)
    if (!seen.has(id)) faults.push({ sequence, what: `grant ${id} is gone` })
  return faults.toSorted((one, other) => one.sequence - other.sequence)[0] ?? null
}

async function* grantsWithEntries(db: Db): AsyncGenerator<{ grant: Grant; entry: HistoryRow | undefined }> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('grant')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id') // primary key
      .limit(pageLength)
      .execute()
    const ids = rows.map(({ id }) => id)
    const last = ids.at(-1)
    if (last === undefined) return
    const entries = await db
      .selectFrom('grant_history') // grant_history_grant
      .selectAll()
      .where('sequence', 'in', (of) =>
        of
          .selectFrom('grant_history')
          .select(({ fn }) => fn.max('sequence').as('sequence'))
          .where('grant_id', 'in', ids)
          .groupBy('grant_id'),
      )
      .execute()
    const byGrant = new Map(entries.map((entry) => [entry.grant_id, entry]))
    for (const grant of await toGrants(db, rows)) yield { grant, entry: byGrant.get(grant.id) }
    after = last
  }
}

function standsAs(grant: Grant, { to_status, state_json }: HistoryRow): boolean {
  const said: Record<string, unknown> = JSON.parse(state_json)
  const stands: Record<string, unknown> = { ...historyState(grant) }
  return (
    grant.status === to_status &&
    Object.entries(said).every(([name, value]) => isDeepStrictEqual(value, stands[name]))
  )
}

function counted(end: HistoryMark, latest: ReadonlyMap<string, unknown>, head: HistoryMark) {
  return { entries: end.sequence, grants: latest.size, head: { sequence: head.sequence, hash: head.hash } }
}
