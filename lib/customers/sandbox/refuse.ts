import type { Profile } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { sandboxSignIns } from './seed.ts'

/**
 * Anybody knows the sandbox's password: where real customers are, its customers must not be.
 *
 * @throws CodedError `configuration`
 */
export async function refuseSandboxCustomers(
  storage: Storage,
  profile: Profile,
  utilitiesFolder = 'utilities',
): Promise<void> {
  const usernames = sandboxSignIns(profile, utilitiesFolder).map(({ username }) => username)
  if (usernames.length === 0) return
  const made = await storage.db
    .selectFrom('customer')
    .select('username')
    .where('username', 'in', usernames)
    .limit(1)
    .executeTakeFirst()
  if (!made) return
  throw new CodedError(
    'configuration',
    `DATABASE_URL leads to a storage with sandbox customers, such as '${made.username}': production needs one of its own`,
  )
}
