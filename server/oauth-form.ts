import type { IncomingMessage } from 'node:http'
import { parse, stringify } from 'node:querystring'
import { Readable } from 'node:stream'
import { CodedError } from '#lib/errors/index.ts'

/** A form's fields; one that is sent several times has several values. */
export type Form = Record<string, string | string[] | undefined>

const largestBytes = 57_344

/** @throws CodedError `payload_too_large` */
export async function readForm(request: IncomingMessage): Promise<Form> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > largestBytes) throw new CodedError('payload_too_large', `send at most ${largestBytes} bytes`)
    chunks.push(chunk)
  }
  return parse(Buffer.concat(chunks).toString('utf8'))
}

/** The engine reads the stream itself: it gets this form in place of the one that was sent. */
export function replaceForm(request: IncomingMessage, form: Form): void {
  const bytes = Buffer.from(stringify(form))
  request.headers['content-length'] = String(bytes.length)
  delete request.headers['transfer-encoding']
  const stream = Readable.from([bytes])
  Object.defineProperties(request, {
    readable: { value: true },
    iterator: { value: stream.iterator.bind(stream) },
  })
}
