import { setTimeout as pause } from 'node:timers/promises'
import { passMoments } from '#lib/grants/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'

const betweenRoundsMs = 5_000

/**
 * Does what is due without anybody calling: grants begin and end (GR-041, GR-050). Every instance has one; what one has
 * done, the others find done. A round that fails is told in the log, and the next one tries again.
 */
export function startScheduler(runtime: Pick<Runtime, 'storage' | 'revokeGrantTokens' | 'now' | 'log'>): {
  /** Waits for what has begun. */
  stop(): Promise<void>
} {
  const stopped = new AbortController()
  const rounds = repeat(async () => {
    try {
      while ((await passMoments(runtime, runtime.now())).more && !stopped.signal.aborted);
    } catch (error) {
      runtime.log('scheduler failed', { message: String((error as Error)?.stack ?? error) })
    }
  }, stopped.signal)
  return {
    stop: () => {
      stopped.abort()
      return rounds
    },
  }
}

async function repeat(round: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await round()
    await pause(betweenRoundsMs, undefined, { signal, ref: false }).catch(() => {}) // woken to stop
  }
}
