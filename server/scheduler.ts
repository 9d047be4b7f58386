import { setTimeout as pause } from 'node:timers/promises'
import { faultOf } from '#lib/errors/index.ts'
import { passMoments } from '#lib/grants/index.ts'
import { tellExpiring } from '#lib/notify/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import type { CountedFunnel } from './funnel.ts'
import type { UseRecord } from './record-uses.ts'

const betweenRoundsMs = 5_000
const betweenLooksAheadMs = 600_000
const betweenWritesMs = 1_000

/**
 * Does what is due without anybody calling: grants begin and end (GR-041, GR-050), and customers are told before they
 * end; what was read is written down, and how far requests came. Every instance has one; what one has
 * done, the others find done. A round that fails is told in the log, and the next one tries again.
 */
export function startScheduler(
  runtime: Pick<Runtime, 'storage' | 'revokeGrantTokens' | 'now' | 'log'>,
  uses: Pick<UseRecord, 'write'>,
  funnel: Pick<CountedFunnel, 'write'>,
): {
  /** Waits for what has begun. */
  stop(): Promise<void>
} {
  const stopped = new AbortController()
  const trying = (act: () => Promise<boolean>) => async () => {
    try {
      while ((await act()) && !stopped.signal.aborted);
    } catch (error) {
      runtime.log('scheduler failed', { fault: faultOf(error) })
    }
  }
  const rounds = Promise.all([
    repeat(
      trying(async () => (await passMoments(runtime, runtime.now())).more),
      betweenRoundsMs,
      stopped.signal,
    ),
    repeat(
      trying(() => tellExpiring(runtime.storage, runtime.now())),
      betweenLooksAheadMs,
      stopped.signal,
    ),
    repeat(trying(uses.write), betweenWritesMs, stopped.signal),
    repeat(trying(funnel.write), betweenWritesMs, stopped.signal),
  ])
  return {
    stop: async () => {
      stopped.abort()
      await rounds
      await Promise.all([trying(uses.write)(), trying(funnel.write)()])
    },
  }
}

async function repeat(round: () => Promise<void>, everyMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await round()
    await pause(everyMs, undefined, { signal, ref: false }).catch(() => {}) // woken to stop
  }
}
