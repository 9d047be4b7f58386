import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, inject, test } from 'vitest'
import { storages } from '#lib/grants/a-grant.testing.ts'
import { auditHistory } from '#lib/grants/index.ts'
import { periodsOf } from '#lib/grants/periods.ts'
import { openStorage, type Storage } from '#lib/storage/index.ts'

const kills = inject('soak') ? 200 : 3
/** Some act, and some are in the middle of it. */
const longestLifeMs = 250

describe.each(storages)('a process that is killed on $name', ({ open }) => {
  test(
    'AU-031, AU-033, RC-001, GR-066 leaves no grant, receipt, message or hand-over lost, doubled or half-made',
    async () => {
      await using first = await open()
      await first.close()
      for (let kill = 1; kill <= kills; kill++) {
        await killAfter(first.url, Math.random() * longestLifeMs)
        if (kill % 20 === 0 || kill <= 4) await checkAll(first.url, kill)
      }
      const storage = await openStorage(first.url)
      const { approved } = await outcomes(storage)
      await storage.close()
      expect(approved.length, 'it decided at all').toBeGreaterThanOrEqual(kills)
    },
    inject('soak') ? 3_600_000 : 120_000,
  )
})

async function killAfter(databaseUrl: string, lifeMs: number): Promise<void> {
  const child = fork(join(import.meta.dirname, 'decide-until-killed.testing.ts'), [databaseUrl], {
    execArgv: [],
  })
  const exited = once(child, 'exit')
  await Promise.race([once(child, 'message'), exited])
  await pause(lifeMs)
  child.kill('SIGKILL')
  expect((await exited)[1], 'it worked until then').toBe('SIGKILL')
}

/** Whoever starts next finds everything that belongs together. */
async function checkAll(databaseUrl: string, kill: number): Promise<void> {
  const storage = await openStorage(databaseUrl)
  try {
    const after = `after ${kill} kills`
    await settled(storage)
    expect((await auditHistory(storage.db)).bad, after).toBeNull()
    const { approved, halfMade } = await outcomes(storage)
    expect(halfMade, after).toEqual([])
    const receipts = await storage.db.selectFrom('receipt').select(['number', 'grant_id']).execute()
    expect(pairs(receipts, 'number', 'grant_id'), after).toEqual(pairs(approved, 'receiptNumber', 'grantId'))
    const grants = await storage.db.selectFrom('grant').select(['id', 'status', 'enabled_scope']).execute()
    expect(new Set(grants.map(({ id }) => id)), after).toEqual(
      new Set(receipts.map(({ grant_id }) => grant_id)),
    )
    const entries = await storage.db.selectFrom('grant_history').select(['cause', 'grant_id']).execute()
    const approvals = entries.filter(({ cause }) => cause === 'approve')
    expect(counted(approvals.map(({ grant_id }) => grant_id)), after).toEqual(
      counted(receipts.map(({ grant_id }) => grant_id)),
    )
    const revoked = grants.filter(({ status }) => status === 'revoked')
    expect(
      revoked.filter(({ enabled_scope }) => enabled_scope !== ''),
      after,
    ).toEqual([])
    await checkMessages(
      storage,
      { receipts: receipts.map(({ number }) => number), revoked: revoked.length },
      after,
    )
    await checkPlaces(storage, after)
    await checkTokens(storage, approved, new Set(revoked.map(({ id }) => id)), after)
  } finally {
    await storage.close()
  }
}

/** PostgreSQL ends what a killed process has begun a little later. */
async function settled(storage: Storage): Promise<void> {
  if (storage.dialect !== 'postgres') return
  const others = sql<{ count: number }>`select count(*) as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = ''`
  await expect
    .poll(async () => (await others.execute(storage.db)).rows[0]?.count, { timeout: 20_000 })
    .toBe(0)
}

async function outcomes(storage: Storage) {
  const rows = await storage.db
    .selectFrom('interaction')
    .select(['uid', 'decided_at', 'outcome_json'])
    .execute()
  return {
    halfMade: rows.filter(
      ({ decided_at, outcome_json }) => (decided_at === null) !== (outcome_json === null),
    ),
    approved: rows.flatMap(({ uid, outcome_json }) =>
      outcome_json === null
        ? []
        : [{ uid, ...(JSON.parse(outcome_json) as { grantId: string; receiptNumber: string }) }],
    ),
  }
}

async function checkMessages(
  storage: Storage,
  { receipts, revoked }: { receipts: readonly string[]; revoked: number },
  after: string,
): Promise<void> {
  const messages = await storage.db.selectFrom('outbox').select(['kind', 'receipt_number']).execute()
  // of a first approval the receipt, of an amendment the change
  const ofReceipts = messages
    .filter(({ kind }) => kind === 'receipt' || kind === 'changed')
    .map((message) => message.receipt_number)
  expect(ofReceipts.toSorted(), after).toEqual(receipts.toSorted())
  expect(messages.filter(({ kind }) => kind === 'revoked').length, after).toBe(revoked)
}

/** Each grant stands in listings as it is: for each word of its scope and for all of them, ever, in its month, on its day. */
async function checkPlaces(storage: Storage, after: string): Promise<void> {
  const grants = await storage.db
    .selectFrom('grant')
    .select(['id', 'scope', 'status', 'modified_at', 'created_at'])
    .execute()
  const places = await storage.db
    .selectFrom('grant_place')
    .innerJoin('grant_group', 'grant_group.id', 'group_id')
    .select(['grant_id as id', 'scope', 'status', 'modified_at', 'period'])
    .execute()
  const wanted = grants.flatMap(({ scope, created_at, ...grant }) =>
    ['', ...scope.split(' ')].flatMap((word) =>
      periodsOf(created_at).map((period) => ({
        ...grant,
        scope: word,
        period,
      })),
    ),
  )
  const said = (place: (typeof places)[number]) =>
    [place.id, place.scope, place.status, place.modified_at, place.period].join(' ')
  expect(places.map(said).toSorted(), after).toEqual(wanted.map(said).toSorted())
}

/** Each approval was handed over, and what was taken back has nothing left. */
async function checkTokens(
  storage: Storage,
  approved: readonly { uid: string; grantId: string }[],
  revoked: ReadonlySet<string>,
  after: string,
): Promise<void> {
  const tokens = await storage.db.selectFrom('artifact').select(['id_hash', 'grant_id']).execute()
  const living = approved.filter(({ grantId }) => !revoked.has(grantId))
  expect(pairs(tokens, 'id_hash', 'grant_id'), after).toEqual(pairs(living, 'uid', 'grantId'))
}

function pairs<T>(rows: readonly T[], one: keyof T, other: keyof T): readonly string[] {
  return rows.map((row) => `${String(row[one])} ${String(row[other])}`).toSorted()
}

function counted(ids: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const id of ids.toSorted()) counts[id] = (counts[id] ?? 0) + 1
  return counts
}
