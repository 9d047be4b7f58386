import { ConsentForm } from '#components/form/consent-form.tsx'
import { PreselectionError } from '#components/form/preselection-error.tsx'
import { VisitNotice } from '#components/form/visit-notice.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import { type Refusal, refusalIn } from '../../refusal.ts'
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
  if (refusal && isUndecided(visit, refusal)) {
    const way = { address: pagePaths.authorize(visit.of.interaction.uid), says: await onwardFrom(refusal) }
    return <RefusedNotice why={refusal} way={way} isOfRequest />
  }
  if (visit.kind === 'form' || visit.kind === 'unsigned') {
    return <ConsentForm {...visit.of} {...visit} search={search} />
  }
  if (visit.kind === 'no-preselection') return <PreselectionError {...visit.of} {...visit} />
  return <VisitNotice visit={visit} isPassing={isPassing(visit, search)} />
}

/** What became of the request since, if anything, says more than a post's refusal. */
function isUndecided(visit: Visit, refusal: Refusal): visit is Exclude<Visit, { kind: 'unknown' }> {
  return 'consent' in visit || (visit.kind === 'unavailable' && refusal === 'unavailable')
}

async function onwardFrom(refusal: Refusal): Promise<string> {
  const [visit, refused] = [await getTranslations('visit'), await getTranslations('refused')]
  return refusal === 'unavailable' ? visit('tryAgain') : refused('back')
}
