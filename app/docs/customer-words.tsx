import type { CatalogScope } from '#lib/catalog/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { describeWholeScope } from '#lib/wording/index.ts'

/** What stands on form, receipt and mail when all is asked for that a scope can open. Developers read English. */
export function CustomerWords({ scope }: { scope: CatalogScope }) {
  const { profile, catalog, now } = getRuntime()
  const words = describeWholeScope(scope, { locale: 'en', profile, catalog, at: now().toString() })
  const durations = [...words.past, ...words.ongoing]
  return (
    <section className="mt-8">
      <h2 className="mb-3 font-semibold text-xl">
        {scope.kind === 'customer-consent' ? 'In the customer’s words' : 'In plain words'}
      </h2>
      <div className="card px-5 py-5">
        <p className="font-semibold">{words.summary}</p>
        {words.categories.map(({ id, name, topics }) => (
          <div key={id} className="mt-4">
            <h3 className="font-semibold">{name}</h3>
            <ul className="mt-1 grid list-disc gap-1 pl-5 marker:text-soft">
              {topics.map((topic) => (
                <li key={topic.name}>
                  {topic.name}
                  {topic.example !== undefined && (
                    <span className="block text-sm text-soft">For example: {topic.example}</span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
        {durations.length > 0 && (
          <ul className="mt-4 grid gap-1 border-line border-t pt-4">
            {durations.map((statement) => (
              <li key={statement}>{statement}</li>
            ))}
          </ul>
        )}
      </div>
      <p className="mt-3 max-w-prose text-soft">
        With every field on, and the durations that stand without a request for others; in each language of
        the utility.
      </p>
    </section>
  )
}
