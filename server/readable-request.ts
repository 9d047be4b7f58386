import type { IncomingMessage } from 'node:http'

/** An address that no page has. */
const nowhere = '/no-such-page'
/** next-auth's, which keeps the way back after a sign-in. */
const wayBackCookie = /^(__Secure-)?next-auth\.callback-url$/
const wayBackParameter = 'callbackUrl'
/** Of Next's router in the browser and of its server actions. Pages are plain documents and forms: none uses either. */
const ofRouter = /^(rsc|next-action|next-url|next-router-.*)$/

/**
 * Takes out of a page's request what only a broken or hostile browser sends, and what the pages' libraries would
 * answer as though something had broken here; the page is then answered as though it had not been sent.
 */
export function makeReadable(
  request: Pick<IncomingMessage, 'url' | 'headers'>,
  { publicUrl, development }: { publicUrl: string; development: boolean },
): void {
  if (!isReadable(request.url)) request.url = nowhere
  request.url = withoutLostWayBack(request.url ?? '/', publicUrl)
  const { cookie } = request.headers
  if (cookie !== undefined) request.headers.cookie = withoutLostCookie(cookie, publicUrl)
  if (development) return // hot reload is Next's router
  for (const name of Object.keys(request.headers)) if (ofRouter.test(name)) delete request.headers[name]
}

/** Percent signs that stand for no letter would break the pages' router. */
function isReadable(address = '/'): boolean {
  try {
    decodeURIComponent(address.split('?', 1)[0] ?? '')
    return URL.canParse(address, 'http://localhost')
  } catch {
    return false
  }
}

function withoutLostWayBack(address: string, publicUrl: string): string {
  const [path, query] = [address.split('?', 1)[0] ?? '', address.split('?').slice(1).join('?')]
  const parameters = new URLSearchParams(query)
  if (parameters.getAll(wayBackParameter).every((back) => leadsSomewhere(back, publicUrl))) return address
  parameters.delete(wayBackParameter)
  return `${path}?${parameters}`
}

function withoutLostCookie(header: string, publicUrl: string): string {
  return header
    .split(/; */)
    .filter((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s, 2)
      return !wayBackCookie.test(name.trim()) || leadsSomewhere(decoded(value), publicUrl)
    })
    .join('; ')
}

function leadsSomewhere(address: string, publicUrl: string): boolean {
  if (address === '') return true // the same as none
  return address.startsWith('/')
    ? URL.canParse(address, publicUrl)
    : /^https?:/i.test(address) && URL.canParse(address)
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
