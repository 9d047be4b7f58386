import type { Json } from '#lib/catalog/index.ts'
import { CodedError, describeValue } from '#lib/errors/index.ts'

const largestCharacters = 65_536
const deepest = 8
const mostObjects = 100
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype'])

/** An object of the parameter, not yet held against any scope. */
export interface AskedDetail {
  readonly type: string
  /** Without `type`. */
  readonly values: Readonly<Record<string, Json>>
  /** `authorization_details[0]` */
  readonly at: string
}

/**
 * The objects of `authorization_details`: JSON, an array of objects with a `type` (RFC 9396 §2).
 *
 * @throws CodedError `invalid_authorization_details`, also for what is too large, nested too deep, or has the
 *   name of a prototype
 */
export function parseAuthorizationDetails(text: string | undefined): readonly AskedDetail[] {
  if (text === undefined) return []
  const at = 'authorization_details'
  if (text.length > largestCharacters) throw refuse(`send at most ${largestCharacters} characters`, at)
  const parsed = parse(text, at)
  if (!Array.isArray(parsed)) throw refuse('send an array of objects', at)
  if (parsed.length > mostObjects) throw refuse(`send at most ${mostObjects} objects`, at)
  checkNames(parsed, 1, at)
  return parsed.map((detail, index) => readDetail(detail, `${at}[${index}]`))
}

function parse(text: string, at: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch (cause) {
    throw new CodedError('invalid_authorization_details', 'this is not JSON; send an array of objects', {
      at,
      cause,
    })
  }
}

function checkNames(value: Json, depth: number, at: string): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > deepest) throw refuse(`nested deeper than ${deepest} levels; none of the fields needs it`, at)
  for (const [name, inner] of Object.entries(value)) {
    const inside = Array.isArray(value) ? `${at}[${name}]` : pathOf(at, name)
    if (forbiddenNames.has(name)) throw refuse('this name is not allowed', inside)
    checkNames(inner, depth + 1, inside)
  }
}

function readDetail(detail: Json, at: string): AskedDetail {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) {
    throw refuse(`${describeValue(detail)} is no object`, at)
  }
  const { type, ...values } = detail as { readonly [name: string]: Json }
  if (typeof type !== 'string') throw refuse('each object needs a type: the id of a scope', `${at}.type`)
  return { type, values, at }
}

/** A client's own name in a path, clipped if it is none. */
export function pathOf(at: string, name: string): string {
  return `${at}.${/^[\w-]{1,64}$/.test(name) ? name : describeValue(name)}`
}

export function refuse(description: string, at: string): CodedError {
  return new CodedError('invalid_authorization_details', description, { at })
}
