import { CodedError } from '#lib/errors/index.ts'

const largestBytes = 262_144
/** So far what is too large is read to its end, so that the connection goes on and the answer arrives. */
const mostBytesDrained = 8_388_608

/**
 * The fields of a form's post; of a file, its text.
 *
 * @throws CodedError `unsupported_media_type`, `payload_too_large`, `invalid_request`
 */
export async function readFormPost(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? ''
  if (/^multipart\/form-data\b/i.test(type)) return partsIn(await readBytes(request.body), type)
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new CodedError('unsupported_media_type', 'send a form')
  }
  return new URLSearchParams((await readBytes(request.body)).toString('utf8'))
}

async function partsIn(bytes: Buffer<ArrayBuffer>, type: string): Promise<URLSearchParams> {
  const parts = await new Response(bytes, { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw new CodedError('invalid_request', 'not a form in parts', { cause })
    })
  const fields = new URLSearchParams()
  for (const [name, value] of parts) {
    fields.append(name, typeof value === 'string' ? value : await value.text())
  }
  return fields
}

/** @throws CodedError `payload_too_large` */
async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > mostBytesDrained) break
    if (size <= largestBytes) chunks.push(chunk)
  }
  if (size > largestBytes) throw new CodedError('payload_too_large', `send at most ${largestBytes} bytes`)
  return Buffer.concat(chunks)
}

/** After a post, always a page to be got (RFC 9700 §4.12). */
export function seeOther(address: string): Response {
  return new Response(null, { status: 303, headers: { Location: address, 'Cache-Control': 'no-store' } })
}
