import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Page } from '#components/ui/page.tsx'
import { pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

export function generateMetadata(): Metadata {
  const { name } = getRuntime().profile
  return { title: { absolute: `For developers · ${name}`, template: `%s · For developers · ${name}` } }
}

const chapters = [
  [pagePaths.documentation, 'Guide'],
  [`${pagePaths.documentation}/scopes`, 'Scopes'],
  [pagePaths.testAccounts, 'Test accounts'],
  [`${pagePaths.documentation}/errors`, 'Errors'],
  [pagePaths.humanRegistration, 'Registration'],
] as const

/** Of what clients ask at this server, which they do not where the utility has an authorization server of its own. */
const ofClients: readonly string[] = [pagePaths.documentation, pagePaths.humanRegistration]

/** Developers read English, in whatever language the page around it is. */
export default function DocumentationLayout({ children }: { children: ReactNode }) {
  const { authorizationServer } = getRuntime().profile
  const shown = chapters.filter(([address]) => !authorizationServer || !ofClients.includes(address))
  return (
    <Page>
      <div lang="en">
        <nav aria-label="Documentation" className="mb-8 border-line border-y py-3 text-sm">
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {shown.map(([address, name]) => (
              <li key={address}>
                <a href={address} className="inline-block py-1">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {children}
      </div>
    </Page>
  )
}
