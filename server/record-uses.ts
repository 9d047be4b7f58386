import { addUses, type Use } from '#lib/grants/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { isoInstant } from '#lib/time/index.ts'

export interface UseRecord {
  readonly note: Runtime['noteUse']
  /** Writes what was noted since the last time. `false`: nothing is left to be written. */
  write(): Promise<boolean>
}

/**
 * Keeps count of what is read by each grant, and writes it in one transaction now and then, so that no call waits for
 * it. A process that dies without a stop loses what it had not written.
 */
export function recordUses({
  storage,
  timezone,
  now,
}: Pick<Runtime, 'storage' | 'now'> & { readonly timezone: string }): UseRecord {
  let noted = new Map<string, Use>()

  function add(use: Use) {
    const key = `${use.grantId} ${use.day} ${use.kind}`
    const before = noted.get(key)
    noted.set(key, before ? { ...use, reads: before.reads + use.reads } : use)
  }

  return {
    note: (grantId, kind) => {
      const at = now()
      const day = at.toZonedDateTimeISO(timezone).toPlainDate().toString()
      add({ grantId, day, kind, reads: 1, lastAt: isoInstant(at) })
    },
    write: async () => {
      const uses = [...noted.values()]
      noted = new Map()
      if (uses.length === 0) return false
      try {
        await storage.transaction((tx) => addUses(tx, uses))
      } catch (error) {
        const since = [...noted.values()]
        noted = new Map()
        for (const use of [...uses, ...since]) add(use)
        throw error
      }
      return false
    },
  }
}
