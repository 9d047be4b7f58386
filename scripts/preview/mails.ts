import { createEmbeddedDirectory } from '#lib/customers/index.ts'
import { composeSample, type Mail, sampleKinds } from '#lib/notify/index.ts'
import type { Visiting } from './states.ts'

export interface MailShown {
  readonly name: string
  readonly locale: string
  readonly mail: Mail
}

/** Each mail that the utility's customers can get, in each of its languages. */
export async function mailsOf(visiting: Visiting, receiptNumber: string): Promise<readonly MailShown[]> {
  const { storage, secret, profile, catalog, app, customer } = visiting
  const composing = {
    db: storage.db,
    secret,
    publicUrl: app.url,
    profile,
    catalog,
    directory: createEmbeddedDirectory(storage),
  }
  const shown: MailShown[] = []
  for (const name of sampleKinds(profile)) {
    for (const locale of profile.locales) {
      const about = { receiptNumber, email: customer.username.toLowerCase() }
      const mail = await composeSample(composing, { kind: name, locale, ...about })
      if (mail) shown.push({ name, locale, mail })
    }
  }
  return shown
}
