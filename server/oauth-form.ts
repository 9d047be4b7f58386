import type { IncomingMessage } from 'node:http'
import { parse, stringify } from 'node:querystring'
import { CodedError } from '#lib/errors/index.ts'

/** A form's fields; one that is sent several times has several values. */
export type Form = Record<string, string | string[] | undefined>

const largestBytes = 57_344

/** @throws CodedError `payload_too_large`; `invalid_request` when the client goes away */
export function readForm(request: IncomingMessage): Promise<Form> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > largestBytes) {
        request.pause()
        reject(new CodedError('payload_too_large', `send at most ${largestBytes} bytes`))
      }
      chunks.push(chunk)
    })
    request.on('end', () => resolve(parse(Buffer.concat(chunks).toString('utf8'))))
    request.on('error', (cause) =>
      reject(new CodedError('invalid_request', 'the request ended too early', { cause })),
    )
  })
}

/** The engine reads the stream itself: it gets this form in place of the one that was sent. */
export function replaceForm(request: IncomingMessage, form: Form): void {
  const bytes = Buffer.from(stringify(form))
  request.headers['content-length'] = String(bytes.length)
  delete request.headers['transfer-encoding']
  Object.defineProperties(request, {
    readable: { value: true },
    iterator: {
      value: async function* () {
        yield bytes
      },
    },
  })
}
