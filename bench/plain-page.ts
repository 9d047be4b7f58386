import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { parse } from 'node-html-parser'

/**
 * The same text in the same order as a static page, without style and script, and a server for it; at `styledUrl`
 * with the same look, to tell what the look costs; and another site's page, from where all of them are visited.
 */
export async function servePlain(
  html: string,
  port: number,
): Promise<AsyncDisposable & { url: string; styledUrl: string; otherSiteUrl: string }> {
  const pages = new Map([
    ['/', gzipSync(plainPage(html))],
    ['/styled', gzipSync(styledPage(html))],
    ['/client', gzipSync('<!doctype html><title>Client</title><p>Client</p>')],
  ])
  const server = createServer(({ url = '' }, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
    response.end(pages.get(url))
  })
  await new Promise<void>((resolve) => server.listen(port, resolve))
  return {
    url: `http://localhost:${port}/`,
    styledUrl: `http://localhost:${port}/styled`,
    otherSiteUrl: `http://127.0.0.1:${port}/client`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function plainPage(html: string): string {
  const document = parse(html)
  for (const element of document.querySelectorAll('script, style, link, svg')) element.remove()
  const body = document.querySelector('body')
  for (const element of body?.querySelectorAll('*') ?? []) {
    for (const name of Object.keys(element.attributes)) element.removeAttribute(name)
  }
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Plain</title>'
  return `<!doctype html><html lang="en"><head>${head}</head><body>${body?.innerHTML ?? ''}</body></html>`
}

function styledPage(html: string): string {
  const document = parse(html)
  for (const element of document.querySelectorAll('script, link')) element.remove()
  return `<!doctype html>${document.innerHTML}`
}
