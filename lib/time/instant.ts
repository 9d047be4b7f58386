import type { Temporal } from 'temporal-polyfill'

/**
 * As instants are stored and sent: ISO 8601, UTC, always three digits of a second (`2026-01-31T08:00:00.000Z`), so
 * that their order as text is their order in time.
 */
export function isoInstant(instant: Temporal.Instant): string {
  return new Date(instant.epochMilliseconds).toISOString()
}
