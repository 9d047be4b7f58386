import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Marked } from 'marked'
import { pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/** A guide of `docs/`, with this server's address where the guide has the sandbox's. */
export async function Markdown({ file }: { file: string }) {
  const text = await readFile(join('docs', file), 'utf8')
  const here = text.replaceAll('http://localhost:3000', getRuntime().environment.publicUrl)
  return (
    <div
      className={prose}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own files, never what somebody sent
      dangerouslySetInnerHTML={{ __html: await marked.parse(here) }}
    />
  )
}

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${depth === 1 ? 'title' : anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>`
    },
    code({ text }) {
      return `<pre tabindex="0"><code>${escapeText(text)}</code></pre>`
    },
    table({ header, rows }) {
      const row = (cells: typeof header, tag: string) =>
        `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`
      return `<div class="wide"><table><thead>${row(header, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table></div>`
    },
    link({ href, tokens }) {
      return `<a href="${escapeText(served(href))}">${this.parser.parseInline(tokens)}</a>`
    },
  },
})

/** Where a file of `docs/` is served. */
function served(href: string): string {
  const file = /^(?:\.\.\/)?(?:errors\/)?([\w-]+)\.md$/.exec(href)?.[1]
  if (!file) return href
  if (file === 'client-developer') return pagePaths.documentation
  const errors = `${pagePaths.documentation}/errors`
  return file === 'README' ? errors : `${errors}/${file}`
}

function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\w]+/g, '-')
    .replace(/^-|-$/g, '')
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

const prose = [
  'grid grid-cols-[minmax(0,1fr)] gap-4',
  '[&_h1]:font-semibold [&_h1]:text-3xl [&_h1]:leading-tight',
  '[&_h2]:mt-6 [&_h2]:font-semibold [&_h2]:text-xl',
  '[&_h3]:mt-3 [&_h3]:font-semibold',
  '[&_ul]:grid [&_ul]:list-disc [&_ul]:gap-2 [&_ul]:pl-6 [&_ol]:grid [&_ol]:list-decimal [&_ol]:gap-2 [&_ol]:pl-6',
  '[&_pre]:overflow-x-auto [&_pre]:rounded-xl [&_pre]:border [&_pre]:border-line [&_pre]:bg-card [&_pre]:p-4 [&_pre]:text-sm [&_pre]:leading-relaxed',
  '[&_code]:font-mono [&_code]:text-[0.92em] [&_:not(pre)>code]:wrap-anywhere',
  '[&_.wide]:overflow-x-auto [&_td_a]:inline-block [&_td_a]:py-0.5 [&_table]:w-full [&_table]:text-left [&_table]:text-sm',
  '[&_th]:py-2 [&_th]:pr-4 [&_td]:border-line [&_td]:border-t [&_td]:py-2 [&_td]:pr-4 [&_td]:align-top',
].join(' ')
