import { ClientName } from '#components/ui/client-name.tsx'
import { safeAddress } from '#components/ui/safe-address.ts'
import type { PresentedClient } from '#lib/clients/index.ts'
import type { Given } from '#lib/grants/index.ts'
import type { EntryWords } from './entry-words.ts'
import { GivenEntry } from './given-entry.tsx'

/** What one client was given, under the name that it has now. */
export function ClientGroup({
  clientId,
  client,
  given,
  count,
  uses,
  covers,
  isCovered,
  words,
}: {
  clientId: string
  client: PresentedClient | undefined
  given: readonly Given[]
  /** Of all pages. */
  count: number
  uses: ReadonlyMap<string, string>
  /** How many older ones a grant covers. */
  covers: (grantId: string) => number
  isCovered: (grantId: string) => boolean
  words: EntryWords
}) {
  const { t } = words
  const website = safeAddress(client?.website)
  const name = client?.name ?? given[0]?.receipt.content.clientName ?? clientId
  return (
    <section aria-labelledby={`of-${clientId}`} className="card px-5 py-7 sm:px-9">
      <h2 id={`of-${clientId}`} className="text-[1.375rem] leading-snug font-semibold tracking-tight">
        <ClientName website={website}>{name}</ClientName>
      </h2>
      {count > 1 && <p className="text-sm text-soft">{t('count', { count })}</p>}
      <ul className="divide-y divide-line">
        {given.map((one) => (
          <li key={one.grant.id} className="py-6 last:pb-0 first:pt-4">
            <GivenEntry
              given={one}
              clientName={name}
              lastRead={uses.get(one.grant.parent ?? one.grant.id)}
              covers={covers(one.grant.id)}
              isCovered={isCovered(one.grant.id)}
              words={words}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
