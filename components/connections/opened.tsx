import { listedKinds } from '#components/selection/headings.ts'
import {
  type Given,
  type Grant,
  isOver,
  lastMomentOf,
  type ReceiptSection,
  standingContent,
} from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { formatDate, lastNewData } from '#lib/wording/index.ts'
import type { EntryWords } from './entry-words.ts'

/** More than these are only counted: all of them stand on the receipt. */
const mostNamed = 3

/** What it opens now; of one that is over, what it opened when it was approved. */
export function Opened({
  given: { grant, receipt },
  heading: Heading,
  words,
}: {
  given: Given
  heading: 'h2' | 'h3'
  words: EntryWords
}) {
  const { content } = receipt
  const sections = isOver(grant.status) ? content.sections : standingContent(grant, content).sections
  return sections.map((section, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves them
    <div key={index} className="mt-3">
      <Heading className="text-lg leading-snug font-semibold">{words.summaryOf(section.scopes)}</Heading>
      <Selected section={section} words={words} />
      {!isOver(grant.status) && <NewData section={section} grant={grant} words={words} />}
      <Why section={section} clientName={content.clientName} words={words} />
    </div>
  ))
}

function Selected({
  section: { selection },
  words: { receipt: t },
}: {
  section: ReceiptSection
  words: EntryWords
}) {
  if (!selection) return null
  const { type, chosen, includeFuture } = selection
  return (
    <p className="mt-1">
      {t(listedKinds[type], { count: chosen.length })}
      {chosen.length > 0 && chosen.length <= mostNamed && (
        <span className="number"> ({chosen.map(({ number }) => number).join(', ')})</span>
      )}
      {includeFuture && (
        <span className="block text-soft">
          {t(type === 'account_selection' ? 'futureAccounts' : 'futureServices')}
        </span>
      )}
    </p>
  )
}

/** Until when data is added, where that ends before the access does. */
function NewData({
  section,
  grant: { expires },
  words: { t, locale, at },
}: {
  section: ReceiptSection
  grant: Grant
  words: EntryWords
}) {
  const { profile, catalog } = getRuntime()
  const last = lastNewData(section, { locale, profile, catalog, at })
  if (!last) return null
  if (expires !== null) {
    const end = formatDate(lastMomentOf(expires), locale, profile.timezone)
    if (end === last.date || expires <= last.boundary) return null
  }
  return <p className="text-soft">{t(last.isOver ? 'newEnded' : 'newUntil', { date: last.date })}</p>
}

/** Its first lines, and whose words they are (CO-061); the receipt has it whole. */
function Why({
  section: { purpose },
  clientName,
  words: { form: t },
}: {
  section: ReceiptSection
  clientName: string
  words: EntryWords
}) {
  if (!purpose) return null
  return (
    <p className="mt-2 text-[0.9375rem]">
      <span className="font-semibold">{t('purpose')}</span>{' '}
      {purpose.isClients && (
        <span className="block text-sm text-soft">
          {t.rich('purposeBy', { client: clientName, b: (chunks) => <bdi>{chunks}</bdi> })}
        </span>
      )}{' '}
      <bdi className="line-clamp-3 [word-break:break-word] print:line-clamp-none">{purpose.content}</bdi>
    </p>
  )
}
