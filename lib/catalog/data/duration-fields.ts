import type { FieldType } from './types.ts'

/** WG3-01 §7.3: how far back and how long. Limits are the nearest and the furthest from now (FD-371). */
export const durationFields = {
  sync_until: {
    name: 'Sync until',
    description:
      "Until when the shared accounts and services are kept up to date, counted from approval; 'P0D' for as they are now, 'infinite' for no end.",
    group: 'duration',
    format: 'relative_or_absolute_datetime',
    direction: 'future',
    default: 'infinite',
    minimum: 'P0D',
    maximum: 'infinite',
  },
  segment_start: {
    name: 'Usage from',
    description: 'From when on usage is shared, counted back from approval; earlier readings are cut off.',
    group: 'duration',
    format: 'relative_or_absolute_datetime',
    direction: 'past',
    default: 'P13M',
    minimum: 'P0D',
    maximum: 'P3Y',
  },
  segment_end: {
    name: 'Usage until',
    description:
      "Until when usage is shared, counted from approval; 'P0D' for past usage alone, 'infinite' for no end.",
    group: 'duration',
    format: 'relative_or_absolute_datetime',
    direction: 'future',
    default: 'infinite',
    minimum: 'P0D',
    maximum: 'infinite',
  },
} as const satisfies Record<string, FieldType>
