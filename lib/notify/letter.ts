import type { Catalog } from '#lib/catalog/index.ts'
import type { Profile } from '#lib/config/index.ts'
import {
  type Grant,
  type GrantNews,
  lastMomentOf,
  type Receipt,
  type ReceiptSection,
} from '#lib/grants/index.ts'
import { describeSection, sentencesIn, type WordedLocale, wholeList } from '#lib/wording/index.ts'
import type { CodeFacts } from './message.ts'
import { type MailWords, mailWords } from './words.ts'

/** What a message says, once for both of its forms. Nothing in it is markup. */
export interface Letter {
  readonly subject: string
  readonly title: string
  readonly parts: readonly Part[]
  /** All of it, for a phone's screen. */
  readonly short: string
}

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'code'; readonly code: string }

/** In whose name and language. */
export interface Setting {
  readonly profile: Profile
  readonly catalog: Catalog
  readonly locale: WordedLocale
}

export interface News {
  readonly grant: Grant
  readonly receipt: Receipt
  /** Of the receipt's page. */
  readonly link: string
  /** Of the page where the customer can renew the grant. `undefined`: the client has to ask again. */
  readonly renewLink: string | undefined
}

/** What a message about a grant says. RC-012 to RC-020 */
export function letterOfNews(
  kind: GrantNews['kind'],
  { grant, receipt, link, renewLink }: News,
  setting: Setting,
): Letter {
  const { profile, locale } = setting
  const t = mailWords(locale, profile)
  const client = oneLine(receipt.content.clientName)
  const date = grant.expires === null ? '' : dayOf(lastMomentOf(grant.expires), setting)
  const named = { client, utility: profile.name, number: receipt.number, link, date }
  const help: Part = {
    kind: 'text',
    text: t('help', { utility: profile.name, email: profile.support.email, phone: profile.support.phone }),
  }
  const facts: Part = {
    kind: 'facts',
    facts: [
      [t('number'), receipt.number],
      [t('created'), momentOf(receipt.created, setting)],
      [t('client'), client],
    ],
  }
  return {
    subject: t(`${kind}Subject`, named),
    title: t(`${kind}Title`, named),
    short: t(`${kind}Short`, named),
    parts: [
      { kind: 'text', text: t(`${kind}Says`, named) },
      facts,
      ...(kind === 'receipt' || kind === 'changed'
        ? receipt.content.sections.flatMap((section) => sectionParts(section, receipt.created, setting, t))
        : []),
      { kind: 'link', text: t('open'), href: link },
      ...(kind === 'expiring' ? goingOn(renewLink, t, named) : []),
      { kind: 'text', text: t(`${kind}Keep`, named) },
      help,
    ],
  }
}

/** What to do for an access that is about to end. */
function goingOn(
  renewLink: string | undefined,
  t: MailWords,
  named: { readonly client: string },
): readonly Part[] {
  if (renewLink === undefined) return [{ kind: 'text', text: t('expiringAsk', named) }]
  return [
    { kind: 'text', text: t('expiringRenew') },
    { kind: 'link', text: t('renew'), href: renewLink },
  ]
}

/** What proves that a contact is the customer's own (AN-041), or that who signs in is the customer. */
export function letterOfCode({ code, clientName }: CodeFacts, { profile, locale }: Setting): Letter {
  const t = mailWords(locale, profile)
  const what = clientName === null ? 'signInCode' : 'code'
  const named = { utility: profile.name, code, ...(clientName !== null && { client: oneLine(clientName) }) }
  return {
    subject: t('codeSubject', named),
    title: t('codeTitle', named),
    short: t(`${what}Short`, named),
    parts: [
      { kind: 'text', text: t(`${what}Says`, named) },
      { kind: 'code', code },
      { kind: 'text', text: t(`${what}Ignore`, named) },
    ],
  }
}

const mostItems = 8

/** Data, durations, what was chosen, and why, in the form's words (RC-017 to RC-020). */
function sectionParts(section: ReceiptSection, at: string, setting: Setting, t: MailWords): readonly Part[] {
  const words = describeSection(section, { ...setting, at })
  const { selection } = section
  const chosen = [
    ...(selection?.isAll
      ? [sentencesIn(setting.locale, 'unsigned', setting.profile)[wholeList[selection.type]]]
      : []),
    ...(selection?.chosen ?? []).map(({ number, address }) =>
      oneLine(address ? t('entry', { number, address }) : number),
    ),
    ...(selection?.includeFuture ? [t('future')] : []),
  ]
  const purpose = reviewedPurpose(section, setting.profile)
  return [
    {
      kind: 'list',
      title: words.summary,
      items: trimmed([...words.categories.map(({ name }) => name), ...words.past, ...words.ongoing], t),
    },
    ...(chosen.length > 0 ? [{ kind: 'list' as const, title: t('chosen'), items: trimmed(chosen, t) }] : []),
    ...(purpose ? [{ kind: 'list' as const, title: t('purpose'), items: [clipped(purpose)] }] : []),
  ]
}

function trimmed(items: readonly string[], t: MailWords): readonly string[] {
  if (items.length <= mostItems) return items
  return [...items.slice(0, mostItems), t('more', { count: items.length - mostItems })]
}

/** Only the utility's own words have been reviewed (RC-019, RC-020). */
function reviewedPurpose({ purpose }: ReceiptSection, { purposes }: Profile): string | undefined {
  return purposes.find(({ content }) => content === purpose?.content)?.content
}

const longestPurpose = 500

function clipped(text: string): string {
  const line = oneLine(text)
  return line.length > longestPurpose ? `${line.slice(0, longestPurpose)}…` : line
}

function momentOf(iso: string, { profile, locale }: Setting): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: profile.timezone } as const
  return new Intl.DateTimeFormat(locale, format).format(new Date(iso))
}

function dayOf(iso: string, { profile, locale }: Setting): string {
  const format = { dateStyle: 'long', timeZone: profile.timezone } as const
  return new Intl.DateTimeFormat(locale, format).format(new Date(iso))
}

/** Nothing that breaks a line, or turns the direction of what follows. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim()
}
