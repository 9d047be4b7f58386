import { notFound } from 'next/navigation'
import { pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { Code, Facts, Json, JsonBlock } from '../../../facts.tsx'
import { formats } from '../../../formats.ts'
import { requestWith } from '../../../request-with.ts'
import { AddressConvention } from './address-convention.tsx'

type Params = { params: Promise<{ scope: string; field: string }> }

async function findField(params: Params['params']) {
  const { scope: scopeId, field: fieldId } = await params
  const scope = getRuntime().catalog.scopes.get(scopeId)
  const field = scope?.description.authorization_details_fields_supported.find(({ id }) => id === fieldId)
  return scope && field ? { scope, field } : undefined
}

export async function generateMetadata({ params }: Params) {
  const found = await findField(params)
  return { title: found ? `${found.field.name}, ${found.scope.description.name}` : 'Not known' }
}

/** A field of a scope; each of its choices is an anchor, where that choice's `documentation` leads. */
export default async function FieldPage({ params }: Params) {
  const found = await findField(params)
  if (!found) notFound()
  const { scope, field } = found
  const direction = scope.directions[field.id]
  return (
    <>
      <p className="eyebrow">
        Field of <a href={pagePaths.scopeDocumentation(scope.description.id)}>{scope.description.name}</a>
      </p>
      <h1 id="title" className="font-semibold text-3xl leading-tight">
        {field.name}
      </h1>
      <p className="mt-4 max-w-prose">{field.description}</p>
      <Facts
        facts={[
          ['Field', <Code key="id">{field.id}</Code>],
          ['Value', formats[field.format].takes],
          ['Format', <Code key="format">{field.format}</Code>],
          ['Looks', direction && (direction === 'past' ? 'back from the approval' : 'ahead of the approval')],
          ['Required', field.is_required ? 'yes' : 'no'],
          ['Default', field.default !== undefined && <Json value={field.default} />],
          ['Least', field.minimum !== undefined && <Json value={field.minimum} />],
          ['Most', field.maximum !== undefined && <Json value={field.maximum} />],
          ['Stands in', field.for_types.join(', ')],
        ]}
      />
      <section>
        <h2 className="mb-3 font-semibold text-xl">In a request</h2>
        <JsonBlock value={requestWith(scope, [field])} />
        <p className="mt-3 max-w-prose text-soft">
          Anything else is refused with{' '}
          <a href={`${pagePaths.documentation}/errors/invalid_authorization_details`}>
            invalid_authorization_details
          </a>
          , which names the place.
        </p>
      </section>
      {field.choices && (
        <section className="mt-8">
          <h2 className="mb-3 font-semibold text-xl">Choices</h2>
          <dl className="card divide-y divide-line px-5">
            {field.choices.map((choice) => (
              <div key={choice.id} id={choice.id} className="py-4 target:font-semibold">
                <dt className="flex flex-wrap items-baseline gap-x-3">
                  <span className="font-semibold">{choice.name}</span>
                  <Code>{choice.id}</Code>
                </dt>
                <dd className="mt-1 text-soft">{choice.description}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {field.id === 'addresses' && <AddressConvention />}
    </>
  )
}
