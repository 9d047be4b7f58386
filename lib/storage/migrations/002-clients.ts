import type { Kysely } from 'kysely'

/** Registrations, clients, credentials and messages (WG1-02 §4 to §7). Instants: ISO 8601, UTC, milliseconds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('registration')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('client')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('registration_id', 'text', (column) => column.notNull().references('registration.id'))
    .addColumn('name', 'text') // none: called by its id
    .addColumn('uri', 'text')
    .addColumn('logo_uri', 'text')
    .addColumn('tos_uri', 'text')
    .addColumn('policy_uri', 'text')
    .addColumn('contacts_json', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull()) // space-separated
    .addColumn('redirect_uris_json', 'text', (column) => column.notNull())
    .addColumn('response_types_json', 'text', (column) => column.notNull())
    .addColumn('grant_types_json', 'text', (column) => column.notNull())
    .addColumn('token_endpoint_auth_method', 'text')
    .addColumn('authorization_details_types_json', 'text', (column) => column.notNull())
    .addColumn('authorization_details_json', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('status_options_json', 'text', (column) => column.notNull())
    .addColumn('registered_scope', 'text', (column) => column.notNull())
    .addColumn('default_scope', 'text')
    .addColumn('default_redirect_uri', 'text')
    .addColumn('default_authorization_details_json', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('modified_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('client_listing')
    .on('client')
    .columns(['registration_id', 'modified_at', 'id'])
    .execute()

  await db.schema
    .createTable('credential')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('client_id', 'text', (column) => column.notNull().references('client.id'))
    .addColumn('registration_id', 'text', (column) => column.notNull().references('registration.id'))
    .addColumn('secret_sealed', 'text', (column) => column.notNull())
    .addColumn('secret_hash', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text') // none: never
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('modified_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('credential_client').on('credential').column('client_id').execute()
  await db.schema
    .createIndex('credential_listing')
    .on('credential')
    .columns(['registration_id', 'modified_at', 'id'])
    .execute()

  await db.schema
    .createTable('message')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('registration_id', 'text', (column) => column.notNull().references('registration.id'))
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('read', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('related_type', 'text', (column) => column.notNull())
    .addColumn('related_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('modified_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('message_listing')
    .on('message')
    .columns(['registration_id', 'modified_at', 'id'])
    .execute()
}
