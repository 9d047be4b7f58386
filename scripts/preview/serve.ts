import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Made, Preview } from './made.ts'
import { previewPage } from './page.ts'

/**
 * The preview, for this machine alone. A page of the app is fetched by us, as the browser that was led to it, and passed
 * on without the headers that keep it out of frames (docs/decisions/082).
 */
export function servePreview(preview: Preview, port: number): Server {
  return createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://localhost:${port}`)
    try {
      if (request.method !== 'GET') return response.writeHead(405).end()
      if (url.pathname === '/') return answerPage(response, preview, url.searchParams)
      if (url.pathname === '/changes') return tellChanges(request, response, preview)
      await answerOfApp(response, preview.made(), url)
    } catch {
      response.writeHead(502, { 'Content-Type': 'text/plain' }).end('Not there now; it comes back by itself.')
    }
  }).listen(port, '127.0.0.1')
}

function answerPage(response: ServerResponse, preview: Preview, asked: URLSearchParams) {
  const page = previewPage(preview, { language: asked.get('language'), isDark: asked.has('dark') })
  response
    .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(page)
}

/** Server-sent events; one for each time that the page is to be loaded again. */
function tellChanges(request: IncomingMessage, response: ServerResponse, preview: Preview) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write(': here\n\n')
  const stop = preview.watch(() => response.write('data: changed\n\n'))
  request.once('close', stop)
}

async function answerOfApp(response: ServerResponse, made: Made | undefined, url: URL) {
  const [, kind, at = '', language = 'en'] = url.pathname.split('/')
  const isDark = url.searchParams.has('dark')
  const state = kind === 'page' ? made?.states[Number(at)] : undefined
  const shown =
    kind === 'mail' ? made?.mails.find(({ name, locale }) => name === at && locale === language) : undefined
  if (shown) return answerHtml(response, shown.mail.html ?? '')
  if (state) {
    const headers = { cookie: state.cookie, 'accept-language': language, accept: 'text/html' }
    const answer = await fetch(state.url, { headers })
    return answerHtml(response, inLight(await answer.text(), isDark))
  }
  if (!made) return response.writeHead(404).end()
  const answer = await fetch(`${made.app.url}${url.pathname}${url.search}`)
  response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? 'text/plain' })
  response.end(Buffer.from(await answer.arrayBuffer()))
}

function answerHtml(response: ServerResponse, html: string) {
  response
    .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(html)
}

/** Styles stand in the page: what they say of dark devices holds, or does not, whatever the device is. */
function inLight(html: string, isDark: boolean): string {
  return html.replace(/\(prefers-color-scheme:\s*dark\)/g, isDark ? '(min-width:0)' : '(max-width:0)')
}
