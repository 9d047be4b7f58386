import type { ReactNode } from 'react'
import { Brand } from './brand.tsx'
import { Footer } from './footer.tsx'

/** Header, content, footer. What is given as `footer` stands before the links that every page has. */
export function Page({
  title,
  narrow = false,
  footer,
  children,
}: {
  /** In the header, as the page's heading; a page whose content has a heading of its own leaves it out. */
  title?: string
  narrow?: boolean
  footer?: ReactNode
  children: ReactNode
}) {
  const width = narrow ? 'max-w-[30rem]' : 'max-w-[46rem]'
  return (
    <div className="flex min-h-dvh flex-col">
      <header className={`mx-auto w-full ${width} px-5 pt-6 pb-5 sm:px-6 sm:pt-9`}>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <Brand />
          {title && <h1 className="eyebrow">{title}</h1>}
        </div>
      </header>
      <main className={`mx-auto w-full grow ${width} px-5 sm:px-6`}>{children}</main>
      <footer className={`no-print mx-auto w-full ${width} px-5 pt-12 pb-10 text-sm text-soft sm:px-6`}>
        <Footer>{footer}</Footer>
      </footer>
    </div>
  )
}
