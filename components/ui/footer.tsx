import type { ReactNode } from 'react'
import { getTranslations } from '#components/ui/translations.ts'
import { linksOf } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { NewTab } from './new-tab.tsx'

/** Help and terms, each in a tab of its own (LY-101 to LY-103). */
export async function Footer({ children }: { children?: ReactNode }) {
  const t = await getTranslations('footer')
  const links = linksOf(getRuntime().profile)
  return (
    <div className="border-line border-t pt-5">
      {children}
      <ul className="around no-print flex flex-wrap gap-x-6">
        {(['support', 'terms', 'privacy'] as const).map((key) => (
          <li key={key}>
            <NewTab href={links[key]} className="inline-block py-2">
              {t(key)}
            </NewTab>
          </li>
        ))}
      </ul>
    </div>
  )
}
