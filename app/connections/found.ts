import { LRUCache } from 'lru-cache'
import { getLocale } from 'next-intl/server'
import type { PresentedClient } from '#lib/clients/index.ts'
import { type GivenPlace, type Receipt, receiptNumbersGiven, receiptsNumbered } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { summaries } from '#lib/wording/index.ts'

/**
 * Of a customer's grants those in which every word stands somewhere, in any letter case: in a name that the client has
 * or had, in what was chosen, in what it opens, in a purpose or a confirmation number.
 */
export async function found(
  places: readonly GivenPlace[],
  sought: string,
  customerId: string,
  clients: ReadonlyMap<string, PresentedClient>,
): Promise<readonly GivenPlace[]> {
  const wanted = sought.toLowerCase().split(/\s+/)
  const numbers = await receiptNumbersGiven(getRuntime().storage.db, customerId)
  const texts = await textsOf(customerId, [...numbers.values()].flat())
  return places.filter(({ grantId, clientId }) => {
    const own = (numbers.get(grantId) ?? []).map((number) => texts.get(number))
    const said = [clients.get(clientId)?.name.toLowerCase(), ...own]
    return wanted.every((word) => said.some((text) => text?.includes(word)))
  })
}

type Texts = ReadonlyMap<string, string>

/**
 * By language and customer, of each receipt's number. Who searches once does so again, and a receipt is never changed
 * (docs/decisions/095).
 */
const known = new LRUCache<string, Texts>({
  maxSize: 20_000_000,
  sizeCalculation: (texts) => [...texts.values()].reduce((size, text) => size + text.length, 1),
})

/** What each receipt is found by, in small letters. */
async function textsOf(customerId: string, numbers: readonly string[]): Promise<Texts> {
  const { profile, storage } = getRuntime()
  const locale = await getLocale()
  const read = known.get(`${locale} ${customerId}`) ?? new Map<string, string>()
  const unread = numbers.filter((number) => !read.has(number))
  if (unread.length === 0) return read
  const summaryOf = summaries({ locale, profile })
  const receipts = await receiptsNumbered(storage.db, unread)
  const texts = new Map([
    ...read,
    ...receipts.map((receipt) => [receipt.number, textOf(receipt, summaryOf)] as const),
  ])
  known.set(`${locale} ${customerId}`, texts)
  return texts
}

function textOf({ number, content }: Receipt, summaryOf: ReturnType<typeof summaries>): string {
  const said = content.sections.flatMap(({ scopes, purpose, selection }) => [
    summaryOf(scopes),
    purpose?.content ?? '',
    ...(selection?.chosen ?? []).flatMap((entry) => [entry.number, entry.address ?? '']),
  ])
  return [number, content.clientName, ...said].join('\n').toLowerCase()
}
