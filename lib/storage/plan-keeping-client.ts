import { hash } from 'node:crypto'
import pg from 'pg'
import { planned } from './compiled.ts'

type Query = (...given: unknown[]) => Promise<pg.QueryResult>
type Settle = (error: Error | null, result: pg.QueryResult) => void

/** A connection on which PostgreSQL keeps the plans of what `compiledOnce` asks: planning takes longer than running. */
export class PlanKeepingClient extends pg.Client {
  override query = ((text, ...given) => {
    if (typeof text !== 'string' || given.some((value) => typeof value === 'function')) {
      return (super.query as Query).call(this, text, ...given)
    }
    const query = text.startsWith(planned) ? { name: nameOf(text), text } : text
    // with the promise that pg makes itself, rows outlive the scavenges of the garbage collector, each of 10 to 25 ms then
    return new Promise((resolve, reject) => {
      const settle: Settle = (error, result) => (error ? reject(error) : resolve(result))
      ;(super.query as Query).call(this, query, ...given, settle)
    })
  }) as Query as pg.Client['query']
}

const names = new Map<string, string>()

/** One for each text, whichever copy of `lib/` asks. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = hash('sha256', text, 'base64url')
  names.set(text, name)
  return name
}
