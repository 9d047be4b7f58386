import type { Temporal } from 'temporal-polyfill'
import type { Profile } from '#lib/config/index.ts'
import { isDuplicateKey, type Storage } from '#lib/storage/index.ts'
import { hashPassword } from '../embedded/password.ts'
import { addShared, addToCustomer } from '../embedded/write.ts'
import type { BuildingMember } from './building-rows.ts'
import { calendarOf } from './calendar.ts'
import { customerRows } from './customer-rows.ts'
import { loadSandbox } from './sandbox-file.ts'
import { settingOf } from './setting.ts'
import { sharedRows } from './shared-rows.ts'

/**
 * Fills an empty storage with the profile's sandbox customers (`utilities/<id>/sandbox.json`), all or none.
 * Leaves a storage alone that has customers, and a utility that has no such file. Readings and bills end at `now`.
 *
 * @param options `progress` is told one line for each customer; `only` names the customers that are wanted
 * @throws CodedError `configuration` for a file that does not fit
 */
export async function seedSandbox(
  storage: Storage,
  profile: Profile,
  options: {
    now: Temporal.Instant
    progress?: (text: string) => void
    only?: readonly string[]
    utilitiesFolder?: string
  },
): Promise<void> {
  const { now, progress = () => {}, only, utilitiesFolder = 'utilities' } = options
  const sandbox = loadSandbox(profile.id, utilitiesFolder)
  if (!sandbox) return
  const known = await storage.db.selectFrom('customer').select('id').limit(1).executeTakeFirst()
  if (known) return
  const setting = settingOf(sandbox, profile, calendarOf(profile.timezone, now))
  const password = await hashPassword(sandbox.password)
  const seeded = storage.transaction(async (tx) => {
    const wholes = new Map<string, BuildingMember[]>()
    for (const customer of sandbox.customers.filter(({ username }) => only?.includes(username) ?? true)) {
      progress(`Seeding ${customer.username}`)
      const id = setting.id('customer', customer.username)
      const { username, name, phone = null } = customer
      const row = { id, username, name, password, email: username.toLowerCase(), phone, version: 0 }
      await tx.insertInto('customer').values(row).execute()
      for (const [path, subject] of Object.entries(customer.subjects)) {
        await tx.insertInto('customer_subject').values({ path, subject, customer_id: id }).execute()
      }
      const { rows, buildings } = customerRows(setting, id, customer)
      await addToCustomer(tx, id, rows)
      for (const [number, members] of buildings) {
        wholes.set(number, [...(wholes.get(number) ?? []), ...members])
      }
    }
    await addShared(tx, sharedRows(setting, wholes))
  })
  await seeded.catch((error) => {
    if (!isDuplicateKey(error)) throw error // else another instance was first
  })
}

/**
 * Who can sign in at the sandbox, for the page that `cds_test_accounts` names and the lines of `npm start`.
 * `[]` for a utility without sandbox customers.
 */
export function sandboxSignIns(
  profile: Profile,
  utilitiesFolder = 'utilities',
): readonly { readonly username: string; readonly password: string; readonly name: string }[] {
  const sandbox = loadSandbox(profile.id, utilitiesFolder)
  return (sandbox?.customers ?? []).map(({ username, name }) => ({
    username,
    password: sandbox?.password ?? '',
    name,
  }))
}
