import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A site that serves these pages, by path, on every loopback name; 0: a port that is free. */
export async function site(
  pages: Readonly<Record<string, string | (() => Promise<string>)>>,
  port = 0,
): Promise<{ readonly url: string; readonly server: Server }> {
  const answer: RequestListener = async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const page = pages[pathname]
    if (page === undefined) return response.writeHead(404).end()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(typeof page === 'string' ? page : await page())
  }
  const server = createServer(answer)
  await new Promise<void>((listening) => server.listen(port, listening))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

/** A client's page that asks by a press of its button, and writes down what it is told. */
export function askingPage(utility: string, clientId: string, options = ''): string {
  return `<!doctype html><html lang="en"><title>A client's page</title>
<script src="${utility}/embed.js"></script>
<button>Connect</button> <output></output> <div id="place" style="height: 40rem"></div>
<script>
  window.events = []
  document.querySelector('button').onclick = async () => {
    const requestUri = async () => (await fetch('/request')).text()
    const onEvent = (event) => events.push([event.type, event.error].filter(Boolean).join(' '))
    const place = document.getElementById('place')
    window.result = await wattgrant.authorize({ clientId: '${clientId}', requestUri, onEvent, ${options} })
    document.querySelector('output').textContent = result.outcome
  }
</script></html>`
}

/** Where requests come back to; told are its own pages, and those of these origins. */
export function landingPage(utility: string, openers = ''): string {
  return `<!doctype html><html lang="en"><title>Back</title><h1>Back at the client</h1>
<script src="${utility}/embed.js" data-openers="${openers}"></script></html>`
}
