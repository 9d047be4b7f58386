import { Markdown } from '../markdown.tsx'

export const metadata = { title: 'Errors' }

export default function ErrorsPage() {
  return <Markdown file="errors/README.md" />
}
