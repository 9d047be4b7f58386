import type { Storage } from '#lib/storage/index.ts'
import type { Customer, Directory } from '../types.ts'
import { hashPassword, isPassword } from './password.ts'

/** The directory that comes with the house: customers and passwords in its own storage. */
export function createEmbeddedDirectory({ db }: Storage): Directory {
  /** Judged in place of an unknown customer's password, so that both answers take the same time. */
  const decoy = hashPassword('')
  return {
    async signIn(username, password) {
      const row = await db
        .selectFrom('customer')
        .selectAll()
        .where('username', '=', username.trim().toLowerCase()) // unique
        .executeTakeFirst()
      const good = await isPassword(password, row?.password ?? (await decoy))
      return row && good ? toCustomer(row) : undefined
    },
    async find(customerId) {
      const row = await db.selectFrom('customer').selectAll().where('id', '=', customerId).executeTakeFirst()
      return row && toCustomer(row)
    },
  }
}

function toCustomer({ id, username, name }: Customer): Customer {
  return { id, username, name }
}
