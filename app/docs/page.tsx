import { notFound } from 'next/navigation'
import { getRuntime } from '#lib/runtime/index.ts'
import { Markdown } from './markdown.tsx'

/** The guide from discovery to data; `docs/client-developer.md` is its text. */
export default function DocumentationPage() {
  if (getRuntime().profile.authorizationServer) notFound()
  return <Markdown file="client-developer.md" />
}
