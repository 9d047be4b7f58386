/** `SQLITE_CONSTRAINT_UNIQUE` and `SQLITE_CONSTRAINT_PRIMARYKEY`; on PostgreSQL `unique_violation`. */
const sqliteCodes = new Set<unknown>([2067, 1555])
const postgresCode = '23505'

/**
 * Whether a statement failed because a row with this key is there already. On PostgreSQL the transaction is
 * then lost: inside one, let the statement say `on conflict` instead.
 */
export function isDuplicateKey(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { errcode, code } = error as { errcode?: unknown; code?: unknown }
  return sqliteCodes.has(errcode) || code === postgresCode
}
