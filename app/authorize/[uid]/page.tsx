import { getTranslations } from 'next-intl/server'
import { ConsentForm } from '#components/form/consent-form.tsx'
import { PreselectionError } from '#components/form/preselection-error.tsx'
import { VisitNotice } from '#components/form/visit-notice.tsx'
import { pagePaths } from '#lib/config/index.ts'
import { refusalIn } from '../../refusal.ts'
import { RefusedNotice } from '../../refused-notice.tsx'
import { type SearchParams, toSearch } from '../../search-params.ts'
import { isPassing, ToldOfVisit } from '../told-of-visit.tsx'
import { openVisit, type Visit } from '../visit.ts'

interface Props {
  params: Promise<{ uid: string }>
  searchParams: Promise<SearchParams>
}

export async function generateMetadata() {
  const t = await getTranslations('form')
  return { title: t('title') }
}

export default async function AuthorizePage({ params, searchParams }: Props) {
  const visit = await openVisit((await params).uid)
  const search = toSearch(await searchParams)
  return (
    <>
      <ToldOfVisit visit={visit} search={search} />
      <Shown visit={visit} search={search} />
    </>
  )
}

async function Shown({ visit, search }: { visit: Visit; search: URLSearchParams }) {
  const refusal = refusalIn(search)
  if (refusal && 'consent' in visit) {
    const t = await getTranslations('refused')
    const way = { address: pagePaths.authorize(visit.of.interaction.uid), says: t('back') }
    return <RefusedNotice why={refusal} way={way} />
  }
  if (visit.kind === 'form' || visit.kind === 'unsigned') {
    return <ConsentForm {...visit.of} {...visit} search={search} />
  }
  if (visit.kind === 'no-preselection') return <PreselectionError {...visit.of} {...visit} />
  return <VisitNotice visit={visit} isPassing={isPassing(visit, search)} />
}
