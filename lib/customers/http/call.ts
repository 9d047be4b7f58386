import {
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleAll,
  handleWhen,
  isBrokenCircuitError,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'
import { CodedError } from '#lib/errors/index.ts'
import { type Answers, type Asks, type ListOperation, type Operation, operations } from './operations.ts'

/** How the utility's systems are reached. */
export interface Connection {
  /** Operations are below it. */
  readonly baseUrl: string
  /** Sent as a Bearer token. */
  readonly credential: string
  /** Of one try, and of all tries for one answer. */
  readonly tryTimeoutMs: number
  readonly timeoutMs: number
  readonly mostAtOnce: number
  /** Told of each fault; never a customer's data. */
  readonly log: (event: string, facts: Record<string, string>) => void
  readonly watch: ConnectorWatch
}

/** Told how the utility's systems do. */
export interface ConnectorWatch {
  /** One answer, with all its tries; `not_asked`: the system rests. */
  called(call: {
    readonly operation: Operation
    readonly result: 'answered' | 'failed' | 'not_asked'
    readonly ms: number
  }): void
  /** Whether calls are held back after faults in a row. */
  resting(system: 'directory' | 'resources', isResting: boolean): void
}

export type Call = ReturnType<typeof createCall>

const mostRetries = 2
const mostWaiting = 1000
const faultsThatOpen = 5
const restMs = 2000
/** An endless list is a fault. */
const mostPages = 1000

/**
 * Asks the utility's systems: with time-outs, tries again (not a sign-in: it may count tries), a rest after several
 * faults in a row, and a bound on what is under way. Answers are judged; what does not fit is as no answer.
 */
export function createCall(connection: Connection, system: 'directory' | 'resources') {
  const { log, watch } = connection
  const code = `${system}_unavailable` as const
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(faultsThatOpen),
  })
  watch.resting(system, false)
  breaker.onBreak(() => watch.resting(system, true))
  breaker.onReset(() => watch.resting(system, false))
  const once = wrap(breaker, timeout(connection.tryTimeoutMs, TimeoutStrategy.Aggressive))
  const again = retry(
    handleWhen((error) => !isBrokenCircuitError(error)),
    { maxAttempts: mostRetries, backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 }) },
  )
  const gate = bulkhead(connection.mostAtOnce, mostWaiting)
  const whole = timeout(connection.timeoutMs, TimeoutStrategy.Aggressive)
  const policies = { once: wrap(whole, gate, once), again: wrap(whole, gate, again, once) }

  async function call<Name extends Operation>(name: Name, asks: Asks<Name>): Promise<Answers<Name>> {
    const policy = name === 'sign-in' ? policies.once : policies.again
    const began = performance.now()
    const called = (result: Parameters<ConnectorWatch['called']>[0]['result']) =>
      watch.called({ operation: name, result, ms: performance.now() - began })
    try {
      const answer = await policy.execute(({ signal }) => ask(connection, name, asks, signal))
      called('answered')
      return answer
    } catch (cause) {
      called(isBrokenCircuitError(cause as Error) ? 'not_asked' : 'failed')
      log('utility does not answer', { operation: name, reason: reasonOf(cause) })
      throw new CodedError(code, "the utility's system does not answer; try again later", { cause })
    }
  }

  /** All pages of a list. */
  async function list<Name extends ListOperation>(
    name: Name,
    asks: Omit<Asks<Name>, 'after'>,
  ): Promise<Answers<Name>['items']> {
    const all: unknown[] = []
    let after: string | null = null
    for (let pages = 0; pages < mostPages; pages++) {
      const page = (await call(name, { ...asks, ...(after !== null && { after }) } as Asks<Name>)) as {
        items: unknown[]
        next: string | null
      }
      for (const item of page.items) all.push(item)
      after = page.next
      if (after === null) return all as Answers<Name>['items']
    }
    log('utility does not answer', { operation: name, reason: 'a list without an end' })
    throw new CodedError(code, "the utility's list has no end")
  }

  return { call, list }
}

async function ask<Name extends Operation>(
  { baseUrl, credential }: Connection,
  name: Name,
  asks: Asks<Name>,
  signal: AbortSignal,
): Promise<Answers<Name>> {
  const answer = await fetch(`${baseUrl.replace(/\/$/, '')}/${name}`, {
    method: 'POST',
    redirect: 'error',
    signal,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${credential}` },
    body: JSON.stringify(asks),
  })
  if (answer.status !== 200) {
    await answer.body?.cancel()
    throw new Error(`status ${answer.status}`)
  }
  const judged = operations[name].answers.safeParse(await answer.json())
  if (judged.success) return judged.data as Answers<Name>
  throw new Error(`an answer that does not fit at ${judged.error.issues[0]?.path.join('.')}`)
}

/** Of our own words only: a parser's message repeats what it read. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return error.name === 'SyntaxError' ? 'no JSON' : error.message
}
