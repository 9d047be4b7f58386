import { Temporal } from 'temporal-polyfill'

/**
 * What people are shown of the end of a grant (ISO 8601): a grant that ends with a day has `expires` at the beginning of
 * the next one.
 */
export function lastMomentOf(expires: string): string {
  return Temporal.Instant.from(expires).subtract({ milliseconds: 1 }).toString()
}
