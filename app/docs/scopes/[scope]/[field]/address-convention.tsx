import { addressConventions, normalizedAddress } from '#lib/customers/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { Code, Facts } from '../../../facts.tsx'

/** How addresses are compared here: what the page of `addresses` has to tell (FD-251, SL-634). */
export function AddressConvention() {
  const { country } = getRuntime().profile
  const convention = addressConventions[country]
  const place = new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country
  return (
    <section className="mt-8" id="normal-form">
      <h2 className="mb-3 font-semibold text-xl">How addresses are compared</h2>
      <div className="grid max-w-prose gap-3">
        <p>
          An address matches if it equals the normal form of exactly one address on file. What a request sends
          is put in lower case and on one line, with single spaces and none at the ends; nothing else is
          changed in it, so send the normal form.
        </p>
        {convention ? (
          <p>
            On file, an address that is written as is usual in {place} is taken apart: a name in front of it
            is left out, abbreviations are written out, and its parts are put on one line in lower case. Any
            other address is put in lower case and on one line, as a request’s is.
          </p>
        ) : (
          <p>Addresses on file are put in lower case and on one line, as a request’s is.</p>
        )}
      </div>
      {convention && (
        <>
          <Facts
            facts={[
              ['Written for', place],
              ['Parts, in order', convention.parts.join('; ')],
              ['Between parts', 'a comma and a space'],
            ]}
          />
          <h3 className="mt-6 mb-3 font-semibold">Abbreviations</h3>
          <dl className="card divide-y divide-line px-5">
            {convention.abbreviations.map(({ where, words }) => (
              <div key={where} className="py-4">
                <dt>{where.charAt(0).toUpperCase() + where.slice(1)}</dt>
                <dd className="mt-1 text-sm text-soft">
                  {Object.entries(words)
                    .map(([short, long]) => `${short} → ${long}`)
                    .join(', ')}
                </dd>
              </div>
            ))}
          </dl>
          <h3 className="mt-6 mb-3 font-semibold">Examples</h3>
          <dl className="card divide-y divide-line px-5">
            {convention.examples.map((example, index) => (
              <div key={example} className="py-4">
                <dt>
                  <span className="text-sm text-soft">
                    {index < convention.examples.length - 1 ? 'Usual, on file: ' : 'Unusual, on file: '}
                  </span>
                  <span className="whitespace-pre-line">{example}</span>
                </dt>
                <dd className="mt-1">
                  <span className="text-sm text-soft">Normal form: </span>
                  <Code>{normalizedAddress(example, country)}</Code>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}
