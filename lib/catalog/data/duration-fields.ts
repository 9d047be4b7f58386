import type { FieldType } from './types.ts'

const openEnd = { default: 'infinite', minimum: 'P0D', maximum: 'infinite' } as const
const past = { default: 'P13M', minimum: 'P0D', maximum: 'P3Y' } as const

const datetime = { group: 'duration', format: 'relative_or_absolute_datetime' } as const
const date = { group: 'duration', format: 'relative_or_absolute_date' } as const

/** WG3-01 §7.3: how far back and how long. Limits are the nearest and the furthest from now (FD-371). */
export const durationFields = {
  sync_until: {
    name: 'Sync until',
    description:
      "Until when the shared accounts, services, service points, meters and aggregations are kept up to date, counted from approval; 'P0D' for as they are now, 'infinite' for no end.",
    ...datetime,
    direction: 'future',
    ...openEnd,
  },
  statement_date_start: {
    name: 'Bills from',
    description: 'From which date on bills are shared, counted back from approval.',
    ...date,
    direction: 'past',
    ...past,
  },
  statement_date_end: {
    name: 'Bills until',
    description:
      "Up to which date bills are shared, counted from approval; 'P0D' for past bills alone, 'infinite' for no end.",
    ...date,
    direction: 'future',
    ...openEnd,
  },
  start_date: {
    name: 'Charges from',
    description:
      'From which date on charges by service are shared, counted back from approval; what began before is left out.',
    ...date,
    direction: 'past',
    ...past,
  },
  end_date: {
    name: 'Charges until',
    description:
      "Up to which date charges by service are shared, counted from approval; 'P0D' for past charges alone, 'infinite' for no end.",
    ...date,
    direction: 'future',
    ...openEnd,
  },
  segment_start: {
    name: 'Usage from',
    description: 'From when on usage is shared, counted back from approval; earlier readings are cut off.',
    ...datetime,
    direction: 'past',
    ...past,
  },
  segment_end: {
    name: 'Usage until',
    description:
      "Until when usage is shared, counted from approval; 'P0D' for past usage alone, 'infinite' for no end.",
    ...datetime,
    direction: 'future',
    ...openEnd,
  },
  expires: {
    name: 'Expires',
    description: "When the authorization ends by itself, counted from approval; 'infinite' for no end.",
    ...datetime,
    direction: 'future',
    default: 'P1Y',
    minimum: 'P0D',
    maximum: 'infinite',
  },
} as const satisfies Record<string, FieldType>
