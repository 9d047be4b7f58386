export type SearchParams = Record<string, string | string[] | undefined>

/** As a browser has them; of what is sent twice, the first counts. */
export function toSearch(given: SearchParams): URLSearchParams {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) {
    const first = Array.isArray(value) ? value[0] : value
    if (first !== undefined) search.set(name, first)
  }
  return search
}
