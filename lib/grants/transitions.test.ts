import { describe, expect, test } from 'vitest'
import { type Actor, allows, type Cause, enables, givesAccess, transitions } from './transitions.ts'
import type { GrantStatus } from './types.ts'

const statuses = Object.keys(enables) as GrantStatus[]
const causes = Object.keys(transitions) as Cause[]
const actors: Actor[] = ['customer', 'client', 'server', 'clock']

/** Every change of a grant that is there, as the table has it. */
const changes = causes.flatMap((cause) =>
  actors.flatMap((by) =>
    statuses.flatMap((from) =>
      statuses.filter((to) => allows(cause, by, from, to)).map((to) => ({ cause, by, from, to })),
    ),
  ),
)
const into = (status: GrantStatus) => changes.filter(({ from, to }) => to === status && from !== to)
const outOf = (status: GrantStatus) => changes.filter(({ from, to }) => from === status && from !== to)
const actorsInto = (status: GrantStatus) => [...new Set(into(status).map(({ by }) => by))].toSorted()

describe('what the rules say of the table', () => {
  test('GR-054 no access in six statuses, and by the enabled values in the others', () => {
    expect(statuses.filter((status) => !givesAccess(status)).toSorted()).toEqual([
      'closed',
      'disabled',
      'expired',
      'future',
      'revoked',
      'suspended',
    ])
  })

  test('GR-050 revoked by the customer, closed by the client, expired by the clock', () => {
    expect(actorsInto('revoked')).toEqual(['customer'])
    expect(actorsInto('closed')).toEqual(['client'])
    expect(actorsInto('expired')).toEqual(['clock'])
  })

  test.each(['revoked', 'closed', 'expired', 'disabled'] as const)(
    'GR-048, GR-050 %s is for good',
    (status) => {
      expect(outOf(status)).toEqual([])
    },
  )

  test('GR-048 disabled by the server', () => {
    expect(actorsInto('disabled')).toEqual(['server'])
  })

  test('GR-049 suspended by server or customer, and not for good', () => {
    expect(actorsInto('suspended')).toEqual(['customer', 'server'])
    expect(outOf('suspended')).toContainEqual(expect.objectContaining({ to: 'active' }))
  })

  test('GR-041 a grant for later becomes active when its moment has come, and nothing else by then', () => {
    const lasting = outOf('future').filter(
      ({ to }) => !['revoked', 'closed', 'expired', 'disabled'].includes(to),
    )
    expect(lasting).toEqual([{ cause: 'start', by: 'clock', from: 'future', to: 'active' }])
    expect(into('future').map(({ cause }) => cause)).toEqual(['approve'])
  })

  test('GR-045, GR-066, GR-091, GR-094, GR-095 what needs an authorization gets it from a customer', () => {
    const lasting = outOf('needs_authorization').filter(({ to }) => givesAccess(to))
    const byOthers = lasting.filter(({ by }) => by !== 'customer')
    expect(new Set(byOthers.map(({ cause, by }) => `${cause} ${by}`))).toEqual(new Set(['withdraw client']))
    expect(outOf('needs_authorization')).toContainEqual(
      expect.objectContaining({ by: 'customer', cause: 'approve', to: 'active' }),
    )
    const byClient = into('needs_authorization').filter(({ by }) => by === 'client')
    expect(new Set(byClient.map(({ cause }) => cause))).toEqual(new Set(['widen']))
  })

  test('GR-051, GR-052 behind schedule for a time, stopped for good', () => {
    expect(actorsInto('delayed')).toContain('server')
    expect(outOf('delayed')).toContainEqual(expect.objectContaining({ cause: 'catchUp', to: 'active' }))
    expect(outOf('stopped').filter(({ by, to }) => by === 'server' && to === 'active')).toEqual([])
  })

  test('every status can be reached, and every one that is not for good be left', () => {
    for (const status of statuses) {
      const begins = causes.some(
        (cause) => cause !== 'adopt' && actors.some((by) => allows(cause, by, null, status)),
      )
      expect(begins || into(status).length > 0, status).toBe(true)
      const final = ['revoked', 'closed', 'expired', 'disabled'].includes(status)
      expect(outOf(status).length > 0, status).toBe(!final)
    }
  })
})
