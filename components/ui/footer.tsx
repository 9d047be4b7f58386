import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { pagePaths } from '#lib/config/index.ts'
import { NewTab } from './new-tab.tsx'

/** Help and terms, each in a tab of its own (LY-101 to LY-103). */
export async function Footer({ children }: { children?: ReactNode }) {
  const t = await getTranslations('footer')
  return (
    <div className="border-line border-t pt-6">
      {children}
      <ul className="flex flex-wrap gap-x-6 gap-y-3">
        <li>
          <NewTab href={pagePaths.support}>{t('support')}</NewTab>
        </li>
        <li>
          <NewTab href={pagePaths.terms}>{t('terms')}</NewTab>
        </li>
        <li>
          <NewTab href={pagePaths.privacy}>{t('privacy')}</NewTab>
        </li>
      </ul>
    </div>
  )
}
