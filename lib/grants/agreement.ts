import type { Db } from '#lib/storage/index.ts'
import type { GrantStatus } from './types.ts'

/** Statuses of a sub-grant in which its customer agrees; `docs/client-developer.md` says so too (GR-047). */
const sufficient = ['active', 'delayed', 'stopped'] as const satisfies readonly GrantStatus[]

/** Whether all customers agree whom a grant waits for, of which these are the sub-grants (GR-046, AP-377). */
export async function allAgree(db: Db, parentId: string): Promise<boolean> {
  const missing = await db
    .selectFrom('grant') // grant_by_parent
    .select('id')
    .where('parent_id', '=', parentId)
    .where('status', 'not in', [...sufficient])
    .executeTakeFirst()
  return missing === undefined
}
