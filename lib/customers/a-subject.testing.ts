import type { Storage } from '#lib/storage/index.ts'

/** The customer `home`, who is only known by what another system calls them: a way to sign in, and a subject of it. */
export async function addSubject(
  storage: Storage,
  { path, subject }: { readonly path: string; readonly subject: string },
): Promise<void> {
  await storage.transaction(async (tx) => {
    const nothing = { password: '', email: null, phone: null, version: 0 }
    await tx
      .insertInto('customer')
      .values({ id: 'home', username: 'home', name: 'Home', ...nothing })
      .execute()
    await tx.insertInto('customer_subject').values({ path, subject, customer_id: 'home' }).execute()
  })
}
