import { notFound } from 'next/navigation'
import type { CatalogScope, FieldDescription } from '#lib/catalog/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { CustomerWords } from '../../customer-words.tsx'
import { Code, Facts, Json, JsonBlock } from '../../facts.tsx'
import { requestWith } from '../../request-with.ts'

type Params = { params: Promise<{ scope: string }> }

export async function generateMetadata({ params }: Params) {
  const { scope } = await params
  return { title: getRuntime().catalog.scopes.get(scope)?.description.name ?? scope }
}

/** A scope as this utility offers it: where its `documentation` leads. */
export default async function ScopePage({ params }: Params) {
  const { catalog } = getRuntime()
  const scope = catalog.scopes.get((await params).scope)
  if (!scope) notFound()
  const { description } = scope
  const fields = description.authorization_details_fields_supported
  return (
    <>
      <p className="eyebrow">Scope</p>
      <h1 id="title" className="font-semibold text-3xl leading-tight">
        {description.name}
      </h1>
      <p className="mt-4 max-w-prose">{description.description}</p>
      <Facts
        facts={[
          ['In scope', <Code key="id">{description.id}</Code>],
          ['Type', <Code key="type">{description.type}</Code>],
          ['Notation', scope.notation === 'draft' ? 'the draft of 2023' : 'CDS-WG3-01'],
          ['Granted by', scope.kind === 'customer-consent' ? 'the customer' : 'client credentials'],
          ['Grant types', description.grant_types_supported.join(', ')],
          ['Chosen on the form', scope.selectionTypes.length > 0 && selectionWords(scope)],
          ['Always included', scope.impliedFields.length > 0 && scope.impliedFields.join(', ')],
          ['Read back with', description.grant_admin_scope ?? false],
          [
            'Works for',
            description.coverages_supported.length > 0 && description.coverages_supported.join(', '),
          ],
        ]}
      />
      {scope.kind === 'customer-consent' && (
        <section>
          <h2 className="mb-3 font-semibold text-xl">In a request</h2>
          <JsonBlock
            value={requestWith(
              scope,
              fields.filter((field) => field.is_required),
            )}
          />
          <p className="mt-3 max-w-prose text-soft">
            Without authorization_details, each field has the default that stands below.
          </p>
          <OnTheForm />
        </section>
      )}
      {scope.kind !== 'administration' && <CustomerWords scope={scope} />}
      <Fields scope={scope} />
    </>
  )
}

/** What the form shows of a client besides its name has to be documented here (LY-036). */
function OnTheForm() {
  const utility = getRuntime().profile.name
  return (
    <p className="mt-3 max-w-prose text-soft">
      The form names the client by its <Code>client_name</Code>, says to which host the customer goes back,
      since when the client is registered and whether {utility} has reviewed it under this name. Where the
      client has them, it names the host of its <Code>client_uri</Code>, to which the name links once the
      utility has confirmed that the website is the client’s, and links to its <Code>policy_uri</Code> and{' '}
      <Code>tos_uri</Code>.
    </p>
  )
}

const selectionNames: Readonly<Record<string, string>> = {
  account_selection: 'accounts',
  service_contract_selection: 'services',
  servicepoint_selection: 'service points',
  meter_device_selection: 'meters',
  aggregation_selection: 'buildings',
}

function selectionWords(scope: CatalogScope): string {
  return scope.selectionTypes.map((type) => selectionNames[type] ?? type).join(', or ')
}

const groupNames = {
  'included-data': 'What is included',
  duration: 'For how long',
  preselection: 'What is chosen at the start',
  other: 'How it is asked',
} as const

function Fields({ scope }: { scope: CatalogScope }) {
  const { id, authorization_details_fields_supported: fields } = scope.description
  return Object.entries(groupNames).map(([group, title]) => {
    const members = fields.filter((field) => scope.groups[field.id] === group)
    return (
      members.length > 0 && (
        <section key={group} className="mt-8">
          <h2 className="mb-3 font-semibold text-xl">{title}</h2>
          <dl className="card divide-y divide-line px-5">
            {members.map((field) => (
              <FieldEntry key={field.id} scope={id} field={field} />
            ))}
          </dl>
        </section>
      )
    )
  })
}

function FieldEntry({ scope, field }: { scope: string; field: FieldDescription }) {
  return (
    <div className="py-4">
      <dt className="flex flex-wrap items-baseline gap-x-3">
        <a href={pagePaths.fieldDocumentation(scope, field.id)} className="font-semibold">
          {field.name}
        </a>
        <Code>{field.id}</Code>
      </dt>
      <dd className="mt-1 text-soft">{field.description}</dd>
      <dd className="mt-1 text-sm">
        {field.is_required ? (
          'Required.'
        ) : field.default === undefined ? (
          'No default: left out, it does not apply.'
        ) : (
          <>
            Default: <Json value={field.default} />
          </>
        )}
      </dd>
    </div>
  )
}
