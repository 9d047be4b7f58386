import { compiledOnce, type Db, type Storage } from '#lib/storage/index.ts'
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
      const [row] = await customersWithId(db, customerId)
      return row && toCustomer(row)
    },
    async contactsOf(customerId) {
      const row = await db
        .selectFrom('customer')
        .select(['email', 'phone'])
        .where('id', '=', customerId)
        .executeTakeFirst()
      return [
        ...(row?.email ? [{ kind: 'email' as const, value: row.email }] : []),
        ...(row?.phone ? [{ kind: 'phone' as const, value: row.phone }] : []),
      ]
    },
    async reachedBy({ kind, value }) {
      const rows = await db
        .selectFrom('customer')
        .selectAll()
        .where(kind, '=', value) // customer_email, customer_phone
        .limit(2)
        .execute()
      return rows.length === 1 && rows[0] ? toCustomer(rows[0]) : undefined
    },
    async knownBy(subject, path) {
      const row = await db
        .selectFrom('customer_subject')
        .innerJoin('customer', 'customer.id', 'customer_subject.customer_id')
        .select(['customer.id', 'customer.username', 'customer.name'])
        .where('path', '=', path) // primary key
        .where('subject', '=', subject)
        .executeTakeFirst()
      return row && toCustomer(row)
    },
  }
}

const customersWithId = compiledOnce(
  (db: Db, id: string) => db.selectFrom('customer').select(['id', 'username', 'name']).where('id', '=', id), // primary key
)

function toCustomer({ id, username, name }: Customer): Customer {
  return { id, username, name }
}
