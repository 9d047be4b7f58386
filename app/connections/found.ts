import { getLocale } from 'next-intl/server'
import { namesOfClients } from '#lib/clients/index.ts'
import { type GivenPlace, type Receipt, receiptsGiven } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { describeSection } from '#lib/wording/index.ts'

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
  const names = await namesOfClients(db, [...new Set(places.map(({ clientId }) => clientId))])
  const receipts = Map.groupBy(await receiptsGiven(db, customerId), ({ grantId }) => grantId)
  const tell = await teller()
  return places.filter(({ grantId, clientId }) => {
    const said = [names.get(clientId) ?? '', ...(receipts.get(grantId) ?? []).flatMap(tell)]
    const text = said.join('\n').toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

/** Most approvals open the same kinds of data: each kind is put into words once. */
async function teller(): Promise<(receipt: Receipt) => readonly string[]> {
  const { profile, catalog } = getRuntime()
  const locale = await getLocale()
  const summaries = new Map<string, string>()
  const summaryOf = ({ scopes }: Receipt['content']['sections'][number], at: string) => {
    const key = JSON.stringify(scopes.map(({ type, own }) => [type, own?.name]))
    const known = summaries.get(key)
    if (known !== undefined) return known
    const { summary } = describeSection({ scopes, durations: [] }, { locale, profile, catalog, at })
    summaries.set(key, summary)
    return summary
  }
  return ({ number, created, content }) => [
    number,
    content.clientName,
    ...content.sections.flatMap((section) => [
      summaryOf(section, created),
      section.purpose?.content ?? '',
      ...(section.selection?.chosen ?? []).flatMap((entry) => [entry.number, entry.address ?? '']),
    ]),
  ]
}
