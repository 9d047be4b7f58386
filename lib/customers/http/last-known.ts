import { isCoded } from '#lib/errors/index.ts'

/**
 * What was answered lately stands in while nothing is answered. Holds at most `capacity` in weight, the latest.
 *
 * @param longestMs how old it may be
 */
export function lastKnown<Value>(
  { capacity, longestMs, now }: { capacity: number; longestMs: number; now: () => number },
  weigh: (value: Value) => number,
) {
  const kept = new Map<string, { value: Value; at: number }>()
  let held = 0

  function drop(key: string) {
    const entry = kept.get(key)
    if (entry) held -= weigh(entry.value)
    kept.delete(key)
  }

  function keep(key: string, value: Value) {
    drop(key)
    kept.set(key, { value, at: now() })
    held += weigh(value)
    for (const oldest of kept.keys()) {
      if (held <= capacity) break
      drop(oldest)
    }
  }

  return async (key: string, read: () => Promise<Value>): Promise<Value> => {
    try {
      const value = await read()
      keep(key, value)
      return value
    } catch (error) {
      const known = kept.get(key)
      if (isCoded(error) && known && now() - known.at <= longestMs) return known.value
      throw error
    }
  }
}
