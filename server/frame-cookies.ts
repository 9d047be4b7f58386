import type { IncomingMessage, ServerResponse } from 'node:http'

/** Says in a frame on another site's page that this browser is in one: of that site's own, as all cookies there. */
const frameCookie = 'wattgrant-frame'

/**
 * In a frame on another site's page, browsers keep no cookies but those of that very site (`Partitioned`): all that
 * are set there are made such ones. Elsewhere they stay as they are. The Fetch Metadata headers are the browser's own,
 * and no page can change them.
 *
 * Plain HTTP on a loopback address is as good as TLS here: browsers take `Secure` cookies from it.
 */
export function partitionFrameCookies(request: IncomingMessage, response: ServerResponse): void {
  const { 'sec-fetch-dest': goesTo, 'sec-fetch-site': comesFrom, cookie = '' } = request.headers
  if (goesTo !== 'iframe') return
  const isMarked = cookie.split(/; */).includes(`${frameCookie}=1`)
  if (comesFrom !== 'cross-site' && !isMarked) return
  const writeHead = response.writeHead
  response.writeHead = (...head: unknown[]) => {
    const cookies = [response.getHeader('Set-Cookie') ?? []].flat().map(String)
    if (!isMarked) cookies.push(`${frameCookie}=1; Path=/; HttpOnly`)
    if (cookies.length > 0) response.setHeader('Set-Cookie', cookies.map(partitioned))
    return Reflect.apply(writeHead, response, head)
  }
}

function partitioned(cookie: string): string {
  const [pair, ...attributes] = cookie.split(/; */)
  const kept = attributes.filter((one) => !/^(samesite=|secure$|partitioned$)/i.test(one))
  return [pair, ...kept, 'SameSite=None', 'Secure', 'Partitioned'].join('; ')
}
