import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { parse } from 'node-html-parser'

/** The same text in the same order as a static page, without style and script, and a server for it. */
export async function servePlain(html: string, port: number): Promise<AsyncDisposable & { url: string }> {
  const page = gzipSync(plainPage(html))
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
    response.end(page)
  })
  await new Promise<void>((resolve) => server.listen(port, resolve))
  return {
    url: `http://localhost:${port}/`,
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
