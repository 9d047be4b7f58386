import autocannon from 'autocannon'

export interface Load {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
}

/** Requests answered well in a second. Anything but a 2xx ends the measurement. */
export async function requestsPerSecond(load: Load, connections: number, seconds: number): Promise<number> {
  const result = await autocannon({ ...load, method: 'POST', connections, duration: seconds })
  const bad = result.non2xx + result.errors + result.timeouts
  if (bad > 0) throw new Error(`${load.url} answered ${bad} of ${result.requests.total} requests badly`)
  return result['2xx'] / result.duration
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number
}
