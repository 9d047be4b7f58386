import { Markdown } from './markdown.tsx'

/** The guide from discovery to data; `docs/client-developer.md` is its text. */
export default function DocumentationPage() {
  return <Markdown file="client-developer.md" />
}
