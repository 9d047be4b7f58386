import { getLocale } from 'next-intl/server'
import { namesOfClients } from '#lib/clients/index.ts'
import { type GivenPlace, type Receipt, receiptsGiven } from '#lib/grants/index.ts'
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
  const names = await namesOfClients(db, [...new Set(places.map(({ clientId }) => clientId))])
  const receipts = Map.groupBy(await receiptsGiven(db, customerId), ({ grantId }) => grantId)
  const tell = await teller()
  return places.filter(({ grantId, clientId }) => {
    const said = [names.get(clientId) ?? '', ...(receipts.get(grantId) ?? []).flatMap(tell)]
    const text = said.join('\n').toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

async function teller(): Promise<(receipt: Receipt) => readonly string[]> {
  const summaryOf = summaries({ locale: await getLocale(), profile: getRuntime().profile })
  return ({ number, content }) => [
    number,
    content.clientName,
    ...content.sections.flatMap((section) => [
      summaryOf(section.scopes),
      section.purpose?.content ?? '',
      ...(section.selection?.chosen ?? []).flatMap((entry) => [entry.number, entry.address ?? '']),
    ]),
  ]
}
