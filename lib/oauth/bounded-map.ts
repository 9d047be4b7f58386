/** Keeps what was used last; what was not used longest goes first. */
export function boundedMap<Key, Value>(most: number): Pick<Map<Key, Value>, 'get' | 'set'> {
  const map = new Map<Key, Value>()
  return {
    get: (key) => {
      const value = map.get(key)
      if (value === undefined) return undefined
      map.delete(key)
      map.set(key, value)
      return value
    },
    set: (key, value) => {
      map.delete(key)
      map.set(key, value)
      const oldest = map.keys().next()
      if (map.size > most && !oldest.done) map.delete(oldest.value)
      return map
    },
  }
}
