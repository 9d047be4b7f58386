import { type Kysely, sql } from 'kysely'

/** Messages to customers, and how each of them is reached (WG3-01 §9.2.1.6, §9.4). Instants: ISO 8601, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('id', 'text', (column) => column.primaryKey()) // names the message to whoever receives it
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('receipt_number', 'text') // what it is about
    .addColumn('payload_sealed', 'text') // what nothing else holds; gone once the message is done
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull()) // a claim moves it on
    .addColumn('expires_at', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('done_at', 'text')
    .addColumn('result', 'text')
    .execute()
  await db.schema
    .createIndex('outbox_due')
    .on('outbox')
    .column('due_at')
    .where(sql.ref('done_at'), 'is', null)
    .execute()

  await db.schema
    .createTable('verified_contact')
    .addColumn('grant_id', 'text', (column) => column.primaryKey().references('grant.id'))
    .addColumn('contact_sealed', 'text', (column) => column.notNull())
    .execute()

  await db.schema.alterTable('customer').addColumn('email', 'text').execute()
  await db.schema.alterTable('customer').addColumn('phone', 'text').execute()
  await sql`update customer set email = username where username like '%@%'`.execute(db)
  await db.schema.createIndex('customer_email').on('customer').column('email').execute()
  await db.schema.createIndex('customer_phone').on('customer').column('phone').execute()
}
