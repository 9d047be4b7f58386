import { type RawBuilder, sql } from 'kysely'

/**
 * A column by which no index is searched, where another one leaves fewer rows: SQLite, of which no statistics are made,
 * cannot know which one does.
 */
export function unindexed(column: string): RawBuilder<string> {
  return sql`${sql.ref(column)} || ''`
}
