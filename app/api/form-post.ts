import { CodedError } from '#lib/errors/index.ts'

const largestBytes = 262_144
/** So far what is too large is read to its end, so that the connection goes on and the answer arrives. */
const mostBytesDrained = 8_388_608

/**
 * The fields of a form's post.
 *
 * @throws CodedError `unsupported_media_type`, `payload_too_large`
 */
export async function readFormPost(request: Request): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new CodedError('unsupported_media_type', 'send a form')
  }
  return new URLSearchParams(await readText(request.body))
}

/** @throws CodedError `payload_too_large` */
async function readText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > mostBytesDrained) break
    if (size <= largestBytes) chunks.push(chunk)
  }
  if (size > largestBytes) throw new CodedError('payload_too_large', `send at most ${largestBytes} bytes`)
  return Buffer.concat(chunks).toString('utf8')
}

/** After a post, always a page to be got (RFC 9700 §4.12). */
export function seeOther(address: string): Response {
  return new Response(null, { status: 303, headers: { Location: address, 'Cache-Control': 'no-store' } })
}
