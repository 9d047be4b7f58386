import { LRUCache } from 'lru-cache'
import { getLocale } from 'next-intl/server'
import { namesOfClients } from '#lib/clients/index.ts'
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
): Promise<readonly GivenPlace[]> {
  const wanted = sought.toLowerCase().split(/\s+/)
  const { db } = getRuntime().storage
  const [names, numbers] = await Promise.all([
    namesOfClients(db, [...new Set(places.map(({ clientId }) => clientId))]),
    receiptNumbersGiven(db, customerId),
  ])
  const texts = await textsOf([...numbers.values()].flat())
  return places.filter(({ grantId, clientId }) => {
    const own = (numbers.get(grantId) ?? []).map((number) => texts.get(number))
    const said = [names.get(clientId)?.toLowerCase(), ...own]
    return wanted.every((word) => said.some((text) => text?.includes(word)))
  })
}

/** By language and number. Who searches once does so again, and a receipt is never changed (docs/decisions/095). */
const known = new LRUCache<string, string>({
  maxSize: 20_000_000,
  sizeCalculation: (text) => text.length + 1,
})

/** What each receipt is found by, in small letters. */
async function textsOf(numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { profile, storage } = getRuntime()
  const locale = await getLocale()
  const texts = new Map<string, string>()
  for (const number of numbers) {
    const text = known.get(`${locale} ${number}`)
    if (text !== undefined) texts.set(number, text)
  }
  const summaryOf = summaries({ locale, profile })
  const unread = numbers.filter((number) => !texts.has(number))
  for (const receipt of await receiptsNumbered(storage.db, unread)) {
    const text = textOf(receipt, summaryOf)
    known.set(`${locale} ${receipt.number}`, text)
    texts.set(receipt.number, text)
  }
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
