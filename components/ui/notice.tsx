import type { ReactNode } from 'react'
import { Mark, type Tone } from './mark.tsx'
import { Page } from './page.tsx'

/** A page that says one thing and offers the ways on from it; never a dead end. */
export async function Notice({
  title,
  tone,
  children,
  ways,
  isLate = false,
}: {
  title: string
  tone?: Tone
  children: ReactNode
  ways?: ReactNode
  /** Shown after a while only. */
  isLate?: boolean
}) {
  const notice = (
    <Page>
      <div className="card px-5 py-8 sm:px-10 sm:py-11">
        {tone && <Mark tone={tone} className="mb-4 size-10" />}
        <h1 id="title" className="display">
          {title}
        </h1>
        <div className="mt-5 grid max-w-prose gap-4">{children}</div>
        {ways && <div className="mt-8 flex flex-wrap gap-3">{ways}</div>}
      </div>
    </Page>
  )
  return isLate ? <div className="late">{notice}</div> : notice
}
