import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Tables } from './tables/index.ts'

/**
 * Runs what is not yet run, in order, in one transaction: a failure leaves the tables as they were.
 * Instances that start together wait for each other.
 *
 * @throws the migration's own error
 */
export async function migrate(db: Kysely<Tables>, migrations: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
