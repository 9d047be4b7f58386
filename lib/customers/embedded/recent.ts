/** What was read lately, good for one version of what it was made from. Holds at most `capacity` in weight. */
export function recent<Value>(capacity: number, weigh: (value: Value) => number) {
  const entries = new Map<string, { version: number; value: Value; weight: number }>()
  let held = 0

  function drop(key: string) {
    held -= entries.get(key)?.weight ?? 0
    entries.delete(key)
  }

  return async (key: string, version: number, make: () => Promise<Value>): Promise<Value> => {
    const known = entries.get(key)
    const entry =
      known?.version === version
        ? known
        : await make().then((value) => ({ version, value, weight: weigh(value) }))
    drop(key)
    entries.set(key, entry)
    held += entry.weight
    for (const oldest of entries.keys()) {
      if (held <= capacity || oldest === key) break
      drop(oldest)
    }
    return entry.value
  }
}
