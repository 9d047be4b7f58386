import type { IncomingMessage } from 'node:http'
import { CodedError } from '#lib/errors/index.ts'

const largestBytes = 262_144
const deepest = 32
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * A request's JSON body.
 *
 * @throws CodedError `payload_too_large`, `unsupported_media_type`, or `invalid_request` for what is not JSON,
 *   nested deeper than 32 levels, or has the name of a prototype.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new CodedError('unsupported_media_type', "send 'Content-Type: application/json'")
  }
  return parseJson(await readText(request))
}

/**
 * A request's body, whatever it is.
 *
 * @throws CodedError `payload_too_large`
 */
export async function readText(request: IncomingMessage): Promise<string> {
  // Said before anything is read: a connection that is cut off in the middle would hide the answer.
  if (Number(request.headers['content-length'] ?? 0) > largestBytes) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > largestBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function tooLarge(): CodedError {
  return new CodedError('payload_too_large', `send at most ${largestBytes} bytes`)
}

/** @throws CodedError `invalid_request` */
export function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new CodedError('invalid_request', 'the body is not JSON', { cause })
  }
  checkShape(value, 1, '')
  return value
}

function checkShape(value: unknown, depth: number, path: string): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > deepest) throw new CodedError('invalid_request', `nested deeper than ${deepest} levels`)
  for (const name of Object.keys(value)) {
    const at = path ? `${path}.${name}` : name
    if (forbiddenNames.has(name)) throw new CodedError('invalid_request', 'this name is not allowed', { at })
    checkShape((value as Record<string, unknown>)[name], depth + 1, at)
  }
}
