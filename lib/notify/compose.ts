import { Temporal } from 'temporal-polyfill'
import type { Catalog } from '#lib/catalog/index.ts'
import { type Profile, pagePaths, type Secret } from '#lib/config/index.ts'
import type { Contact, Directory } from '#lib/customers/index.ts'
import {
  findGrantById,
  findReceipt,
  type Grant,
  type GrantNews,
  givesAccess,
  type Receipt,
  receiptAddress,
  renewalOf,
} from '#lib/grants/index.ts'
import type { Db } from '#lib/storage/index.ts'
import { chooseLocale, type WordedLocale } from '#lib/wording/index.ts'
import { htmlOf } from './html.ts'
import { type Letter, letterOfCode, letterOfNews, type Setting } from './letter.ts'
import { keptContact, unsealFacts } from './message.ts'
import type { OutboxRow } from './outbox.ts'
import { plainOf } from './plain.ts'
import type { Mail } from './transport.ts'

/** What messages are made from. */
export interface Composing {
  readonly db: Db
  readonly secret: Secret
  readonly publicUrl: string
  readonly profile: Profile
  readonly catalog: Catalog
  readonly directory: Directory
}

/**
 * The mail of an outbox row, made when it leaves, from the receipt as it was frozen; `undefined`: nobody can be
 * reached, or what was to be told is so no more. The same row makes the same mail.
 *
 * @param asIf of the grant, where the mail is only looked at
 * @throws CodedError `directory_unavailable`
 */
export async function compose(
  composing: Composing,
  row: OutboxRow,
  asIf: Partial<Pick<Grant, 'expires'>> = {},
): Promise<Mail | undefined> {
  const { secret, profile } = composing
  const locale = chooseLocale([row.locale], profile.locales)
  if (row.payload_sealed !== null) {
    const facts = unsealFacts(secret, row.payload_sealed)
    const isToCustomerAlone = facts.clientName === null
    if (isToCustomerAlone && !(await composing.directory.reachedBy(facts.contact))) return undefined
    return mailTo(facts.contact, letterOfCode(facts, settingOf(composing, locale)), composing, row, locale)
  }
  const news = row.receipt_number === null ? undefined : await newsOf(composing, row.receipt_number)
  const contact = news && (await contactOf(composing, news.grant))
  if (!news || !contact) return undefined
  if (row.kind === 'expiring' && !givesAccess(news.grant.status)) return undefined // it has ended since
  const grant = { ...news.grant, ...asIf }
  const told = { ...news, grant, renewLink: renewLinkOf(composing, { ...news, grant }, row) }
  const letter = letterOfNews(row.kind as GrantNews['kind'], told, settingOf(composing, locale))
  return mailTo(contact, letter, composing, row, locale)
}

async function newsOf({ db, secret, publicUrl }: Composing, receiptNumber: string) {
  const address = await receiptAddress(db, secret, receiptNumber)
  const receipt = address === undefined ? undefined : await findReceipt(db, address)
  const grant = receipt && (await findGrantById(db, receipt.grantId))
  if (address === undefined || !receipt || !grant) return undefined
  return { grant, receipt, link: `${publicUrl}${pagePaths.receipt(address)}` }
}

/** Who has no sign-in has no page to renew at. */
function renewLinkOf(
  { profile, catalog, publicUrl }: Composing,
  { grant, receipt }: { readonly grant: Grant; readonly receipt: Receipt },
  row: OutboxRow,
): string | undefined {
  if (profile.withoutSignIn || grant.customerId === null) return undefined
  const now = Temporal.Instant.from(row.created_at)
  const renewal = renewalOf(grant, receipt, { catalog, timezone: profile.timezone, now })
  return renewal && `${publicUrl}${pagePaths.connection(grant.id)}`
}

/** What the customer verified for this grant, else what is on file; e-mail before anything else (RC-010, RC-011). */
async function contactOf(
  { db, secret, directory, profile }: Composing,
  grant: { id: string; customerId: string | null },
): Promise<Contact | undefined> {
  const kept = await keptContact(db, secret, grant.id)
  if (kept) return kept
  const onFile = grant.customerId === null ? [] : await directory.contactsOf(grant.customerId)
  return onFile.find(({ kind }) => kind === 'email' || profile.textGateway !== undefined)
}

function mailTo(
  contact: Contact,
  letter: Letter,
  { profile }: Composing,
  row: OutboxRow,
  locale: WordedLocale,
): Mail | undefined {
  const { name, support, textGateway } = profile
  const common = {
    id: row.id,
    date: row.created_at,
    locale,
    from: { name, address: support.email },
    subject: letter.subject,
  }
  if (contact.kind === 'email') {
    return { ...common, to: contact.value, text: plainOf(letter), html: htmlOf(letter, profile, locale) }
  }
  if (textGateway === undefined) return undefined
  const to = textGateway.replace('{number}', contact.value.replace(/\D/g, ''))
  return { ...common, to, text: letter.short, html: undefined }
}

function settingOf({ profile, catalog }: Composing, locale: WordedLocale): Setting {
  return { profile, catalog, locale }
}
