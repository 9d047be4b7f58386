import { pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

export const metadata = { title: 'Scopes' }

const kinds = {
  'customer-consent': 'A customer approves them',
  'direct-access': 'Granted to the client, without asking a customer',
  administration: 'For managing what a client registered',
} as const

/** Every scope that this utility offers, by what it takes to be granted. */
export default function ScopesPage() {
  const { catalog, profile } = getRuntime()
  const scopes = Map.groupBy(catalog.scopes.values(), (scope) => scope.kind)
  return (
    <>
      <h1 id="title" className="font-semibold text-3xl leading-tight">
        Scopes of {profile.name}
      </h1>
      {Object.entries(kinds).map(([kind, title]) => {
        const group = scopes.get(kind as keyof typeof kinds)
        return (
          group && (
            <section key={kind} className="mt-8">
              <h2 className="mb-3 font-semibold text-xl">{title}</h2>
              <dl className="card divide-y divide-line px-5">
                {group.map(({ description: { id, name, description }, notation }) => (
                  <div key={id} className="py-4">
                    <dt className="flex flex-wrap items-baseline gap-x-3">
                      <a href={pagePaths.scopeDocumentation(id)} className="font-semibold">
                        {name}
                      </a>
                      <code className="break-all text-sm">{id}</code>
                      {notation === 'draft' && <span className="text-sm text-soft">draft of 2023</span>}
                    </dt>
                    <dd className="mt-1 text-soft">{description}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        )
      })}
    </>
  )
}
