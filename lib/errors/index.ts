const mark = Symbol.for('wattgrant.error')

/** A fault that a client or a page can name. The base of every error that `lib/` throws on purpose. */
export class CodedError<Code extends string = string> extends Error {
  readonly [mark] = true
  /** The wire's code, such as `invalid_authorization_details`. */
  readonly code: Code
  /** Path of the faulty value as the client wrote it: `authorization_details[0].sync_until`. */
  readonly at: string | undefined

  /** `description` is for the client's developer: which value, and what would do. `at` is put before it. */
  constructor(
    code: Code,
    description: string,
    { at, cause }: { at?: string | undefined; cause?: unknown } = {},
  ) {
    super(at ? `${at}: ${description}` : description, { cause })
    this.name = 'CodedError'
    this.code = code
    this.at = at
  }
}

/** Known by its mark and never by class: two copies of this module can be in one process. */
export function isCoded(error: unknown): error is CodedError {
  return typeof error === 'object' && error !== null && mark in error
}

/** Codes of what the utility's own systems could not answer. */
const outages = new Set(['directory_unavailable', 'resources_unavailable'])

/** Whether this says that the utility's own systems do not answer: for now, and nobody's fault here. */
export function isOutage(error: unknown): boolean {
  return isCoded(error) && outages.has(error.code)
}

/** In which time the utility's systems may answer again (`Retry-After`): a little longer than they are left to rest. */
export const retryAfterS = 10

export { describeValue, errorDescription } from './description.ts'
export { faultOf } from './fault.ts'
