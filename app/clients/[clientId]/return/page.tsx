import { redirect } from 'next/navigation'
import { BackToClient, HomeLink } from '#components/form/ways-on.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { findClient } from '#lib/clients/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { type SearchParams, toSearch } from '../../../search-params.ts'
import { receiptBehind } from './receipt-behind.ts'

interface Props {
  params: Promise<{ clientId: string }>
  searchParams: Promise<SearchParams>
}

const reasons = [
  'invalid_request',
  'invalid_scope',
  'invalid_authorization_details',
  'unauthorized_client',
  'no_preselections',
  'server_error',
  'temporarily_unavailable',
] as const

/** Where a client without an address of its own sends its customers back to (AU-037, AU-038). */
export default async function DefaultReturnPage({ params, searchParams }: Props) {
  const { clientId } = await params
  const search = toSearch(await searchParams)
  const code = search.get('code')
  const receipt = code && (await receiptBehind(clientId, code))
  if (receipt) redirect(receipt)
  const t = await getTranslations('return')
  if (code) {
    return (
      <Notice tone="good" title={t('doneTitle')} ways={<WayOn clientId={clientId} />}>
        <p>{t('done')}</p>
      </Notice>
    )
  }
  const error = search.get('error') ?? 'other'
  if (error === 'access_denied') {
    return (
      <Notice tone="done" title={t('declinedTitle')} ways={<WayOn clientId={clientId} />}>
        <p>{t('declined')}</p>
      </Notice>
    )
  }
  return <Failed error={error} clientId={clientId} />
}

async function Failed({ error, clientId }: { error: string; clientId: string }) {
  const t = await getTranslations('return')
  const because = await getTranslations('reasons')
  const known = reasons.find((reason) => reason === error)
  return (
    <Notice tone="caution" title={t('failedTitle')} ways={<WayOn clientId={clientId} />}>
      <p>{t('why', { reason: because(known ?? 'other') })}</p>
      <p>{t('tell')}</p>
      {known && <p className="text-sm text-soft">{t('code', { code: known })}</p>}
    </Notice>
  )
}

async function WayOn({ clientId }: { clientId: string }) {
  const client = await findClient(getRuntime().storage.db, clientId)
  return client ? <BackToClient client={client} /> : <HomeLink />
}
