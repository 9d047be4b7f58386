import { openersOf } from '#components/embedded/openers.ts'
import { TellOpener } from '#components/embedded/tell-opener.tsx'
import { BackToClient, HomeLink } from '#components/form/ways-on.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { findClient } from '#lib/clients/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { type SearchParams, toSearch } from '../search-params.ts'

export async function generateMetadata() {
  const t = await getTranslations('invalidRequest')
  return { title: t('title') }
}

/** Where there is nobody to send the person back to (ER-020 to ER-022). */
export default async function InvalidRequestPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations('invalidRequest')
  const clientId = toSearch(await searchParams).get('client_id') ?? ''
  const client = /^[\w-]{1,100}$/.test(clientId)
    ? await findClient(getRuntime().storage.db, clientId)
    : undefined
  return (
    <>
      <TellOpener event="error" error="invalid_request" origins={openersOf(client)} />
      <Notice
        tone="stopped"
        title={t('title')}
        ways={client ? <BackToClient client={client} /> : <HomeLink />}
      >
        <p>{t('says')}</p>
        <p className="font-semibold">{t('tell')}</p>
        <p>{t('nothing')}</p>
      </Notice>
    </>
  )
}
