import { setTimeout as pause } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import type { Storage } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { claimDue, delay, finish, hasDue, type OutboxRow } from './outbox.ts'
import type { Mail, Transport } from './transport.ts'

/** What sending needs. */
export interface Sending {
  readonly storage: Storage
  readonly transport: Transport
  /** The mail that a row stands for; `undefined`: nobody can be reached. */
  readonly compose: (row: OutboxRow) => Promise<Mail | undefined>
  readonly now: () => Temporal.Instant
  readonly log: (event: string, facts: Record<string, string | number>) => void
}

/** Longer than a try can last: who holds a message longer is dead. */
const claimS = 120
const longestTryMs = 90_000
const atOnce = 10

/** 30 seconds, then twice as long each time, up to an hour; given up after three days. */
const firstDelayS = 30
const longestDelayS = 3600
const givenUpAfterS = 3 * 86_400

/**
 * Sends what is due, and says how much that was. Any number of processes may do so: each message is in one hand at a
 * time. A process that dies between handing a message over and noting it leaves it to be handed over again under
 * the same Message-ID.
 */
export async function sendDue(sending: Sending): Promise<number> {
  const { storage, now } = sending
  const at = isoInstant(now())
  if (!(await hasDue(storage.db, at))) return 0
  const until = isoInstant(now().add({ seconds: claimS }))
  const rows = await claimDue(storage, { now: at, until, limit: atOnce })
  await Promise.all(rows.map((row) => sendOne(sending, row)))
  return rows.length
}

async function sendOne({ storage, transport, compose, now, log }: Sending, row: OutboxRow): Promise<void> {
  const done = (result: Parameters<typeof finish>[3]) => finish(storage, row.id, isoInstant(now()), result)
  if (row.expires_at !== null && row.expires_at <= isoInstant(now())) return done('late')
  try {
    const mail = await compose(row)
    if (!mail) return await done('unreachable')
    await withinTime(transport.send(mail))
    await done('sent')
    log('message sent', { message: row.id, kind: row.kind, attempt: row.attempts })
  } catch (error) {
    const facts = { message: row.id, attempt: row.attempts, reason: reasonOf(error) }
    const age = now().since(row.created_at).total('seconds')
    if (isRefusal(error) || age > givenUpAfterS) {
      log('message given up', facts)
      return done('refused')
    }
    log('message delayed', facts)
    const wait = Math.min(firstDelayS * 2 ** (row.attempts - 1), longestDelayS)
    await delay(storage, row, isoInstant(now().add({ seconds: wait })))
  }
}

async function withinTime(sent: Promise<void>): Promise<void> {
  const leaving = new AbortController()
  const late = pause(longestTryMs, undefined, { signal: leaving.signal, ref: false }).then(
    () => Promise.reject(new Error('the mail server is too slow')),
    () => {},
  )
  try {
    await Promise.race([sent, late])
  } finally {
    leaving.abort()
  }
}

/** RFC 5321 §4.2.1: with 5yz, the same again would be refused again. */
function isRefusal(error: unknown): boolean {
  const { responseCode } = error as { responseCode?: number }
  return responseCode !== undefined && responseCode >= 500
}

/** Never the server's words: they hold addresses. */
function reasonOf(error: unknown): string {
  const { responseCode, code, name } = error as { responseCode?: number; code?: string; name?: string }
  return String(responseCode ?? code ?? name ?? 'unknown')
}

const lookEveryMs = 250
const longestEndMs = 5_000
/** For what another process has put in, or was delayed. */
const askEveryMs = 5_000

/**
 * Sends as long as the process lives. What this process puts into the outbox leaves at once.
 *
 * @returns how to end it: waits for what is being sent, but not for a mail server that is slow; that message is sent
 *   by the next one
 */
export function startSender(sending: Sending): () => Promise<void> {
  const ending = new AbortController()
  const working = work(sending, ending.signal)
  return async () => {
    ending.abort()
    await Promise.race([working, pause(longestEndMs, undefined, { ref: false })])
  }
}

async function work(sending: Sending, ending: AbortSignal): Promise<void> {
  const { storage, log } = sending
  while (!ending.aborted) {
    const seen = storage.revisionOf('outbox')
    try {
      if ((await sendDue(sending)) > 0) continue
    } catch (error) {
      if (!ending.aborted) log('outbox failed', { reason: reasonOf(error) })
    }
    for (
      let waited = 0;
      waited < askEveryMs && storage.revisionOf('outbox') === seen;
      waited += lookEveryMs
    ) {
      if (ending.aborted) return
      await pause(lookEveryMs, undefined, { ref: false, signal: ending }).catch(() => {}) // woken to end
    }
  }
}
