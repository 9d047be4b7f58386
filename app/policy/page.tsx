import { Page } from '#components/ui/page.tsx'
import { pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

export const metadata = { title: 'Policy for clients' }

/** What is expected of clients: where `op_policy_uri` leads. RFC 8414 §2 */
export default function PolicyPage() {
  const { profile } = getRuntime()
  return (
    <Page>
      <div lang="en" className="card grid gap-4 px-6 py-9 sm:px-10">
        <h1 id="title" className="display">
          Policy for clients of {profile.name}
        </h1>
        <p>Customers decide what is shared. These are the rules for those whom they share it with.</p>
        <ul className="grid list-disc gap-3 pl-6">
          <li>
            Ask for what the job needs, and no more. Say truthfully who you are and what the data is for.
          </li>
          <li>
            Use data for what the customer approved. Do not sell it and do not pass it on for other purposes.
          </li>
          <li>
            When a grant ends, by whoever's hand, stop using what came by it, and delete it unless the law
            says that you keep it.
          </li>
          <li>
            Keep secrets and tokens where only your servers see them. If one leaks, end it at once and tell
            us.
          </li>
          <li>Never ask a customer for the password of their online account.</li>
          <li>Answer customers who ask what you hold about them.</li>
        </ul>
        <p>
          Clients that do otherwise are disabled, and their grants with them. The{' '}
          <a href={pagePaths.terms}>terms of service</a> apply beside this page. Questions go to{' '}
          <a href={pagePaths.support}>support</a>.
        </p>
      </div>
    </Page>
  )
}
