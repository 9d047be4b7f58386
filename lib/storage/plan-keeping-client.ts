import { hash } from 'node:crypto'
import pg from 'pg'
import { planned } from './compiled.ts'

type Query = (...given: unknown[]) => Promise<pg.QueryResult>

/** A connection on which PostgreSQL keeps the plans of what `compiledOnce` asks: planning takes longer than running. */
export class PlanKeepingClient extends pg.Client {
  override query = ((text, ...given) => {
    const isPlanned = typeof text === 'string' && text.startsWith(planned)
    return (super.query as Query).call(this, isPlanned ? { name: nameOf(text), text } : text, ...given)
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
