import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import { refusalIn } from '../refusal.ts'
import { RefusedNotice } from '../refused-notice.tsx'
import { type SearchParams, toSearch } from '../search-params.ts'

export async function generateMetadata() {
  const t = await getTranslations('refused')
  return { title: t('stopped') }
}

/** Of a post that belongs to no request: a receipt's, a connection's, a sign-in's. */
export default async function RefusedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = toSearch(await searchParams)
  return <RefusedNotice why={refusalIn(search) ?? 'says'} way={await wayBack(search.get('back') ?? '')} />
}

/** Whatever somebody writes there, it leads to no other site. */
async function wayBack(back: string) {
  if (/^\/(?:receipts|connections)\/[\w%.~-]+$/.test(back)) {
    const t = await getTranslations('refused')
    return { address: back, says: t('goBack') }
  }
  const t = await getTranslations('notFound')
  return { address: pagePaths.home, says: t('home') }
}
