import { DatabaseSync } from 'node:sqlite'

/** Lets the request whose form is at this address run out, as an hour of waiting would. */
export function letRunOut(profile: { readonly database: string } | undefined, formUrl: string): void {
  const database = new DatabaseSync(profile?.database ?? '')
  database.exec('pragma busy_timeout = 10000')
  const uid = new URL(formUrl).pathname.split('/').at(-1) ?? ''
  database.prepare('update interaction set expires_at = ? where uid = ?').run('2020-01-01T00:00:00.000Z', uid)
  database.close()
}
