/** One call, and what came back: shown to the person as it was. */
export interface Exchange {
  readonly method: string
  readonly address: string
  readonly status: number
  readonly milliseconds: number
  /** The body as it was sent, byte for byte. */
  readonly text: string
  /** `undefined` if it is not JSON. */
  readonly body: unknown
}

interface Options {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH'
  readonly token?: string
  readonly json?: unknown
}

export async function call(address: string | URL, options: Options = {}): Promise<Exchange> {
  const { method = 'GET', token, json } = options
  const headers: Record<string, string> = { accept: 'application/json' }
  if (token) headers.authorization = `Bearer ${token}`
  if (json !== undefined) headers['content-type'] = 'application/json'
  const began = performance.now()
  const answer = await fetch(address, {
    method,
    headers,
    ...(json !== undefined && { body: JSON.stringify(json) }),
    signal: AbortSignal.timeout(30_000),
  })
  const text = await answer.text()
  return {
    method,
    address: String(address),
    status: answer.status,
    milliseconds: Math.round(performance.now() - began),
    text,
    body: parse(text),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The body of an answer that must be good. */
export async function callForObject<T>(address: string | URL, options: Options = {}): Promise<T> {
  const exchange = await call(address, options)
  if (exchange.status >= 300 || typeof exchange.body !== 'object' || exchange.body === null) {
    throw new Refused(exchange)
  }
  return exchange.body as T
}

/** The server answered, and the answer was no. */
export class Refused extends Error {
  readonly exchange: Exchange
  readonly error: string
  constructor(exchange: Exchange) {
    const body = (exchange.body ?? {}) as { error?: string; error_description?: string }
    super(body.error_description ?? `${exchange.method} ${exchange.address} answered ${exchange.status}`)
    this.exchange = exchange
    this.error = body.error ?? `HTTP ${exchange.status}`
  }
}
