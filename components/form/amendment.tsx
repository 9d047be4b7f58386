import { getFormatter, getTranslations } from '#components/ui/translations.ts'
import type { Grant } from '#lib/grants/index.ts'
import type { ConsentRequest } from '#lib/request/index.ts'
import {
  describeChanges,
  type Manner,
  type ScopeChange,
  type Worded,
  wordedScope,
} from '#lib/wording/index.ts'

/** What an approval would change of what is shared already (GR-045, GR-066). */
export async function Amendment({
  grant,
  sections,
  clientName,
  manner,
}: {
  grant: Grant
  /** As the customer has them at the moment. */
  sections: ConsentRequest['sections']
  clientName: string
  manner: Manner
}) {
  const t = await getTranslations('form.amendment')
  const changes = describeChanges(standing(grant, manner), wanted(sections), manner)
  return (
    <section aria-labelledby="amendment" className="card mb-6 px-5 py-6 sm:px-9">
      <h2 id="amendment" className="text-[1.1875rem] font-semibold">
        {t('title')}
      </h2>
      <p className="mt-2">
        {t.rich(changes.length > 0 ? 'lead' : 'nothing', {
          client: clientName,
          b: (chunks) => <bdi className="font-semibold">{chunks}</bdi>,
        })}
      </p>
      <ul className="mt-4 grid gap-4">
        {changes.map((change) => (
          <li key={change.scope}>
            <ChangeOf {...change} />
          </li>
        ))}
      </ul>
    </section>
  )
}

async function ChangeOf(change: ScopeChange) {
  const t = await getTranslations('form.amendment')
  const format = await getFormatter()
  const { kind, summary } = change
  if (kind !== 'changed') return <p>{t.rich(kind, { summary, b: strong })}</p>
  const { more, less, before, after } = change
  return (
    <>
      <p className="font-semibold">{summary}</p>
      <ul className="mt-1 grid list-disc gap-1 pl-5 marker:text-soft">
        {more.length > 0 && <li>{t('more', { data: format.list(more) })}</li>}
        {less.length > 0 && <li>{t('less', { data: format.list(less) })}</li>}
        {before.map((statement) => (
          <li key={statement}>{t('before', { statement })}</li>
        ))}
        {after.map((statement) => (
          <li key={statement}>{t('after', { statement })}</li>
        ))}
      </ul>
    </>
  )
}

function strong(chunks: React.ReactNode) {
  return <b className="font-semibold">{chunks}</b>
}

/** What the grant opens now, a scope each, in the form's own kind of words. */
function standing(grant: Grant, { catalog }: Manner): readonly Worded[] {
  const enabled = grant.enabledScope.split(' ')
  return grant.granted.flatMap(({ scope, fields }) => {
    const offered = catalog.scopes.get(scope)
    if (!offered || !enabled.includes(scope)) return []
    const durations = Object.entries(offered.directions).flatMap(([field, direction]) => {
      const boundary = fields[field]
      return typeof boundary === 'string' ? [{ field, direction, asked: boundary, boundary }] : []
    })
    return [{ scopes: [wordedScope({ scope, catalog: offered, fields })], durations }]
  })
}

function wanted(sections: ConsentRequest['sections']): readonly Worded[] {
  return sections.flatMap(({ scopes, durations }) =>
    scopes.map((asked) => ({
      scopes: [wordedScope(asked)],
      durations: durations
        .filter((duration) => duration.scopes.includes(asked.scope))
        .map(({ scopes: _, ...duration }) => duration),
    })),
  )
}
