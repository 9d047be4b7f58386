/** Runs one statement, at once. */
export type Run = (text: string, values: readonly unknown[]) => unknown[]

/**
 * Reads that are asked for in one turn of the event loop are done together at its end, at one state of the
 * database. Each is quick; what costs is going there and back for each.
 */
export function gatherReads(run: Run): (text: string, values: readonly unknown[]) => Promise<unknown[]> {
  let waiting: { text: string; values: readonly unknown[]; settle: PromiseWithResolvers<unknown[]> }[] = []

  function readAll() {
    const all = waiting
    waiting = []
    try {
      run('begin', [])
      for (const { text, values, settle } of all) settleRead(settle, text, values)
      run('commit', [])
    } catch (error) {
      for (const { settle } of all) settle.reject(error)
    }
  }

  function settleRead(settle: PromiseWithResolvers<unknown[]>, text: string, values: readonly unknown[]) {
    try {
      settle.resolve(run(text, values))
    } catch (error) {
      settle.reject(error)
    }
  }

  return (text, values) => {
    const settle = Promise.withResolvers<unknown[]>()
    waiting.push({ text, values, settle })
    if (waiting.length === 1) setImmediate(readAll)
    return settle.promise
  }
}
