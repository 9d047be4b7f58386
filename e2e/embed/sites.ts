import { type ProgramClient, pushRequest, register } from '../program/client.ts'
import { askingPage, landingPage, site } from './pages.ts'
import { handingOverPage, portal, portalSite } from './portal-site.ts'

export interface Sites {
  /** The client's own. */
  readonly app: string
  /** Not the client's, and not in the profile. */
  readonly stranger: string
  close(): void
}

/** A client's site, the portal that the profile lists, and a stranger's; each with a page that asks. */
export async function openSites(utility: string): Promise<Sites> {
  let program: ProgramClient | undefined
  const requestUri = async () => {
    if (!program) throw new Error('not registered yet')
    const { url } = await pushRequest(program, { scope: 'cds_accounts', redirect_uri: `${app.url}/callback` })
    return new URL(url).searchParams.get('request_uri') ?? ''
  }
  const asks =
    (options = '') =>
    async () =>
      askingPage(utility, program?.client.client_id ?? '', options)
  const { keys, handOver } = await portalSite(utility)
  const handsOver = async () => handingOverPage(utility, await handOver())
  let first: Promise<string> | undefined
  const handsOverOnce = () => {
    first ??= handsOver()
    return first
  }

  const app = await site({
    '/': asks(),
    '/request': requestUri,
    '/callback': landingPage(utility, portal),
    '/late': asks('timeoutSeconds: 3'),
    '/unasked': async () =>
      (await asks()()).replace(
        '</html>',
        '<script>setTimeout(() => document.querySelector("button").click())</script></html>',
      ),
    '/without-request': asks(`requestUri: Promise.reject(new Error('the server is down'))`),
    '/expired': asks(`requestUri: 'urn:ietf:params:oauth:request_uri:long-gone'`),
  })
  const framed = asks(`frame: place, redirectOrigins: ['${app.url}']`)
  const own = await site(
    {
      '/': framed,
      '/request': requestUri,
      '/keys.json': keys,
      '/connections': handsOver,
      '/used': handsOverOnce,
    },
    Number(new URL(portal).port),
  )
  const stranger = await site({
    '/': asks(),
    '/request': requestUri,
    '/framed': asks('frame: place'),
    '/handed-over': handsOver,
  })
  const callback = `${app.url}/callback`
  program = await register(utility, 'cds_accounts', {
    redirect_uris: [callback],
    cds_default_redirect_uri: callback,
  })
  return {
    app: app.url,
    stranger: stranger.url.replace('127.0.0.1', 'stranger.localhost'),
    close: () => {
      for (const { server } of [app, own, stranger]) server.close()
    },
  }
}
