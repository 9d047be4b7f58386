/** Keeps so many; the one that was put first goes first. */
export function boundedMap<Key, Value>(most: number): Pick<Map<Key, Value>, 'get' | 'set'> {
  const map = new Map<Key, Value>()
  return {
    get: (key) => map.get(key),
    set: (key, value) => {
      map.set(key, value)
      const first = map.keys().next()
      if (map.size > most && !first.done) map.delete(first.value)
      return map
    },
  }
}
