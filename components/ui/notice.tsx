import type { ReactNode } from 'react'
import { Page } from './page.tsx'

/** A page that says one thing and offers the ways on from it; never a dead end. */
export async function Notice({
  title,
  children,
  ways,
}: {
  title: string
  children: ReactNode
  ways?: ReactNode
}) {
  return (
    <Page>
      <div className="card px-6 py-9 sm:px-10 sm:py-12">
        <h1 className="display">{title}</h1>
        <div className="mt-5 grid max-w-prose gap-4">{children}</div>
        {ways && <div className="mt-8 flex flex-wrap gap-3">{ways}</div>}
      </div>
    </Page>
  )
}
