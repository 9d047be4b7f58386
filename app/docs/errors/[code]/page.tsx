import { notFound } from 'next/navigation'
import { Markdown } from '../../markdown.tsx'
import { documentedCodes } from '../codes.ts'

type Params = { params: Promise<{ code: string }> }

export async function generateMetadata({ params }: Params) {
  return { title: (await params).code }
}

/** What an error means and what to do about it; `docs/errors/<code>.md` is its text. */
export default async function ErrorPage({ params }: Params) {
  const { code } = await params
  if (!(await documentedCodes()).includes(code)) notFound()
  return <Markdown file={`errors/${code}.md`} />
}
