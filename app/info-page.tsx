import type { ReactNode } from 'react'
import { Page } from '#components/ui/page.tsx'

/** A page of a few titled paragraphs, in the customer's language. */
export function InfoPage({
  title,
  intro,
  sections,
  children,
}: {
  title: string
  intro: string
  sections: readonly { readonly id: string; readonly title: string; readonly text: ReactNode }[]
  children?: ReactNode
}) {
  return (
    <Page>
      <article className="card px-6 py-9 sm:px-10">
        <h1 id="title" className="display">
          {title}
        </h1>
        <p className="mt-4">{intro}</p>
        {children}
        {sections.map((section) => (
          <section key={section.id} id={section.id} className="mt-6">
            <h2 className="font-semibold text-xl">{section.title}</h2>
            <p className="mt-2">{section.text}</p>
          </section>
        ))}
      </article>
    </Page>
  )
}
