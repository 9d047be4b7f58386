import { countEnds, type Funnel, markStages, type Noted } from '#lib/interactions/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import type { Metrics } from './metrics.ts'

export interface CountedFunnel extends Funnel {
  /** Writes what was noted, then takes the ends of requests. `false`: no more is due. */
  write(): Promise<boolean>
}

/** Counts each stage of a request once, by its row in storage: pages may be loaded again, and at another instance. */
export function countFunnel(
  { storage, now }: Pick<Runtime, 'storage' | 'now'>,
  { reached, problem }: Pick<Metrics, 'reached' | 'problem'>,
): CountedFunnel {
  let noted = new Map<string, Noted>()

  function note(one: Noted) {
    const key = `${one.uid} ${one.stage}`
    if (!noted.has(key)) noted.set(key, one)
  }

  async function writeNoted() {
    const waiting = [...noted.values()]
    noted = new Map()
    if (waiting.length === 0) return
    try {
      for (const one of await markStages(storage, waiting, isoInstant(now()))) reached(one)
    } catch (error) {
      for (const one of waiting) note(one)
      throw error
    }
  }

  return {
    reached,
    note,
    problem: (uid, kind) => {
      problem(kind)
      note({ uid, stage: 'problem' })
    },
    write: async () => {
      await writeNoted()
      const ends = await countEnds(storage, now().epochMilliseconds)
      for (const one of ends.reached) reached(one)
      return ends.more
    },
  }
}
