import { loadSandbox, type SandboxCustomer } from '#lib/customers/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

export const metadata = { title: 'Test accounts' }

/** The made-up customers whom a sandbox client may ask: where `cds_test_accounts` leads. WG1-02 §5.2 */
export default function TestAccountsPage() {
  const { environment, profile } = getRuntime()
  const sandbox =
    environment.mode === 'sandbox' ? loadSandbox(profile.id, environment.utilitiesFolder) : undefined
  return (
    <>
      <h1 id="title" className="font-semibold text-3xl leading-tight">
        Test accounts
      </h1>
      {sandbox ? (
        <>
          <p className="mt-4 max-w-prose">
            {profile.withoutSignIn ? (
              'Nobody signs in here: type in a number, and the mail address or phone number of the same customer. The code is in a file of .data/mail/. '
            ) : (
              <>
                Each of them signs in with the password{' '}
                <code className="font-semibold">{sandbox.password}</code>.{' '}
              </>
            )}
            They are made up, and so are their addresses, meters and bills.
          </p>
          <ul className="mt-6 grid gap-4">
            {sandbox.customers.map((customer) => (
              <TestAccount key={customer.username} customer={customer} />
            ))}
          </ul>
        </>
      ) : (
        <p className="mt-4 max-w-prose">
          There are none on this server: it asks real customers. Ask {profile.support.email} for the address
          of the sandbox.
        </p>
      )}
    </>
  )
}

function TestAccount({ customer }: { customer: SandboxCustomer }) {
  const { username, name, phone, accounts, portfolio } = customer
  return (
    <li className="card px-5 py-4">
      <h2 className="font-semibold">
        <code className="break-all">{username}</code>
      </h2>
      <p className="text-soft">
        {name}
        {phone && `, ${phone}`}
      </p>
      <dl className="mt-3 grid gap-1 text-sm">
        {accounts.map(({ number, address, until, contracts }) => (
          <div key={number} className="grid gap-x-6 sm:grid-cols-[9rem_1fr]">
            <dt>
              Account <code>{number}</code>
            </dt>
            <dd>
              {address}
              {until && ', closed'}
              <ul className="list-disc pl-5">
                {contracts.map((contract) => (
                  <li key={contract.number}>
                    service <code>{contract.number}</code>, {contract.commodity.replace('_', ' ')}, meter{' '}
                    <code>{contract.meter}</code>
                    {contract.until && ', ended'}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      {portfolio && <p className="text-sm">{portfolioWords(portfolio)}</p>}
      {accounts.length === 0 && !portfolio && <p className="text-sm">No account at all.</p>}
    </li>
  )
}

function portfolioWords({ accounts, contracts }: NonNullable<SandboxCustomer['portfolio']>): string {
  const last = contracts.first + contracts.count - 1
  return `${accounts.count} accounts, ${accounts.prefix}1 to ${accounts.prefix}${accounts.count}; ${contracts.count} services, ${contracts.first} to ${last}.`
}
