import type { ReactNode } from 'react'
import { Brand } from './brand.tsx'
import { Footer } from './footer.tsx'

/** Header, content, footer. What is given as `footer` stands before the links that every page has. */
export function Page({
  title,
  narrow = false,
  footer,
  dialog,
  children,
}: {
  /** In the header, as the page's heading; a page whose content has a heading of its own leaves it out. */
  title?: string
  narrow?: boolean
  footer?: ReactNode
  /** Lies over the page, which can be seen then and not used. */
  dialog?: ReactNode
  children: ReactNode
}) {
  const width = `mx-auto w-full px-4 min-[23rem]:px-5 sm:px-6 ${narrow ? 'max-w-[32rem]' : 'max-w-[47rem]'}`
  return (
    <>
      <div className={`flex min-h-dvh flex-col ${dialog ? 'veiled' : ''}`} inert={dialog !== undefined}>
        <header className="around border-line border-t-4 border-t-brand border-b bg-card">
          <div className={`${width} flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3`}>
            <Brand />
            {title && <h1 className="eyebrow">{title}</h1>}
          </div>
        </header>
        <main className={`${width} grow pt-7 sm:pt-11`}>{children}</main>
        <footer className={`${width} pt-12 pb-10 text-sm text-soft`}>
          <Footer>{footer}</Footer>
        </footer>
      </div>
      {dialog}
    </>
  )
}
