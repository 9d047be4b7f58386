import { notFound } from 'next/navigation'
import { Page } from '#components/ui/page.tsx'
import { registrationFields } from '#lib/catalog/index.ts'
import { machinePaths, pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

export const metadata = { title: 'Register as a client' }

/** For people who would rather write than call an API: where `cds_human_registration` leads. WG1-02 §3.2 (AS-031) */
export default function RegisterPage() {
  const { profile, catalog } = getRuntime()
  if (profile.authorizationServer) notFound()
  const required = new Set(
    [...catalog.scopes.values()].flatMap(({ description }) => description.registration_requirements),
  )
  return (
    <Page>
      <div lang="en" className="card grid gap-4 px-6 py-9 sm:px-10">
        <h1 id="title" className="display">
          Register as a client of {profile.name}
        </h1>
        <p>
          A client is a site or an app that customers may share their data with. Registering costs nothing,
          and you can try everything with made-up customers at once.
        </p>
        <h2 className="mt-4 font-semibold text-xl">With a program</h2>
        <p>
          Send one request to <code className="break-all">{machinePaths.register}</code>. The answer is your
          first client; the <a href={`${pagePaths.documentation}#registration`}>guide</a> has it with curl.
        </p>
        <h2 className="mt-4 font-semibold text-xl">By letter</h2>
        <p>
          Write to <a href={`mailto:${profile.support.email}`}>{profile.support.email}</a>. Please tell us
        </p>
        <ul className="grid list-disc gap-1 pl-6">
          <li>the name that customers will read, and your website</li>
          <li>
            which <a href={`${pagePaths.documentation}/scopes`}>scopes</a> you want to use, and what for
          </li>
          <li>where customers shall come back to (a redirect address), if you have it yet</li>
          <li>whom we can write to when something changes</li>
        </ul>
        <p>We register for you and send the admin client and its secret on separate ways.</p>
        <h2 className="mt-4 font-semibold text-xl">Before real customers are asked</h2>
        {required.size === 0 && <p>Nothing more is needed than what is said above.</p>}
        <dl className="grid gap-3">
          {Object.values(registrationFields)
            .filter(({ id }) => required.has(id))
            .map(({ id, description }) => (
              <div key={id} id={id}>
                <dt>
                  <code>{id}</code>
                </dt>
                <dd>{description}</dd>
              </div>
            ))}
        </dl>
      </div>
    </Page>
  )
}
