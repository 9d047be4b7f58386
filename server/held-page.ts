import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const html = 'text/html'

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Best first. */
const encodings = [
  { name: 'br', encode: (page: string) => promisify(brotliCompress)(page, quality) },
  { name: 'gzip', encode: (page: string) => promisify(gzip)(page) },
] as const

/**
 * Holds a page back that is written to `response` until it is whole, and sends what `change` makes of it. Only for a
 * browser that opens an address; what is no page, such as a file, passes as it is.
 */
export function holdPage(
  request: IncomingMessage,
  response: ServerResponse,
  change: (page: string) => string,
): void {
  const { accept, 'accept-encoding': accepted } = request.headers
  if (request.method !== 'GET' || !accept?.includes(html)) return
  // Next would compress what is yet to be changed.
  delete request.headers['accept-encoding']
  const held: Uint8Array[] = []
  const isHeld = () => !response.headersSent && String(response.getHeader('content-type')).startsWith(html)

  const { writeHead, flushHeaders, write, end } = response
  const given = { writeHead, flushHeaders, write, end }
  const pass = (name: keyof typeof given, args: unknown[]) => Reflect.apply(given[name], response, args)
  const hold = {
    writeHead: (...args: unknown[]) => (isHeld() ? response : pass('writeHead', args)),
    flushHeaders: (...args: unknown[]) => (isHeld() ? undefined : pass('flushHeaders', args)),
    write: (...args: unknown[]) => (isHeld() ? keep(args[0]) : pass('write', args)),
    end: (...args: unknown[]) => {
      if (!isHeld()) return pass('end', args)
      keep(args[0])
      Object.assign(response, given)
      const whole = Buffer.concat(held).toString()
      held.length = 0 // they would stay until a full collection of garbage (docs/decisions/098)
      send(change(whole), String(accepted), response).catch((error) => response.destroy(error))
      return response
    },
  }
  Object.assign(response, hold)

  function keep(chunk: unknown): true {
    if (typeof chunk === 'string') held.push(Buffer.from(chunk))
    if (chunk instanceof Uint8Array) held.push(chunk)
    return true
  }
}

async function send(page: string, accepted: string, response: ServerResponse): Promise<void> {
  const encoding = encodings.find(({ name }) => accepted.includes(name))
  const body = encoding ? await encoding.encode(page) : Buffer.from(page)
  if (encoding) response.setHeader('Content-Encoding', encoding.name)
  response.setHeader('Vary', 'Accept-Encoding')
  response.setHeader('Content-Length', body.length)
  response.end(body)
}
