/**
 * How a section's selection travels in the form's post. The browser's script writes with the same functions, so
 * that nothing of Node stands here.
 *
 * Entries are named by their position in the section's list, and `list` says which list that was: the customer's
 * services may change while the form is open. Either `chosen` holds all that is chosen, in the whole list (the
 * script writes that), or there are checkboxes: `shown` are the rows that had one, `entry` those that were checked,
 * and every other row stays as it was.
 */
export function selectionNames(section: string) {
  return {
    list: `${section}.list`,
    chosen: `${section}.chosen`,
    shown: `${section}.shown`,
    entry: `${section}.entry`,
    future: `${section}.future`,
  } as const
}

/** `0-4,7,9-12`; empty for none. `positions` ascend, each once. */
export function formatPositions(positions: Iterable<number>): string {
  const runs: string[] = []
  let first: number | undefined
  let last = -1
  const close = () => first !== undefined && runs.push(first === last ? `${first}` : `${first}-${last}`)
  for (const position of positions) {
    if (first === undefined || position !== last + 1) {
      close()
      first = position
    }
    last = position
  }
  close()
  return runs.join(',')
}

/** `undefined` for anything that `formatPositions` would not have written for a list of `size`. */
export function parsePositions(text: string, size: number): readonly number[] | undefined {
  if (text === '') return []
  const positions: number[] = []
  let last = -1
  for (const run of text.split(',')) {
    const [, from, to] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(run) ?? []
    if (from === undefined) return undefined
    const first = Number(from)
    const end = to === undefined ? first : Number(to)
    if (first <= last || end < first || end >= size) return undefined
    for (let position = first; position <= end; position++) positions.push(position)
    last = end
  }
  return positions
}
