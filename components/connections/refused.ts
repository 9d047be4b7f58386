const refusals = {
  last_day: { says: 'badDay', field: 'last_day' },
  later_day: { says: 'laterDay', field: 'last_day' },
  entries: { says: 'nothingLeft', field: 'entries' },
  ticked: { says: 'nothingTicked', field: 'entries' },
} as const

export type Refusal = (typeof refusals)[keyof typeof refusals]

/** Why a change was not made and by which field that is cured; `undefined` where none was refused for a field. */
export function refusalIn(search: URLSearchParams): Refusal | undefined {
  return refusals[search.get('problem') as keyof typeof refusals]
}
