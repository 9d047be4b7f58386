import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, inject, test } from 'vitest'
import type { Storage } from '#lib/storage/index.ts'
import { aGrant, storages } from './a-grant.testing.ts'
import {
  type Actor,
  auditHistory,
  type Cause,
  changeGrant,
  findGrantById,
  type Grant,
  type GrantStatus,
  grantAsOf,
  historyOf,
  insertGrant,
  passMoments,
} from './index.ts'
import { enables, transitions } from './transitions.ts'

const began = Temporal.Instant.from('2026-01-01T00:00:00Z')
const statuses = Object.keys(enables) as GrantStatus[]
const causes = Object.keys(transitions) as Cause[]
const actors: Actor[] = ['customer', 'client', 'server', 'clock']

/** What the rules say of a grant at a time, by themselves and without the table. */
interface Model {
  status: GrantStatus
  hours: number
  readonly starts: number | null
  readonly ends: number | null
}

interface Real {
  readonly storage: Storage
  readonly grantId: string
  readonly tokensEnded: string[]
}

const isOver = (status: GrantStatus) => ['revoked', 'closed', 'expired', 'disabled'].includes(status)
const isShut = (status: GrantStatus) => isOver(status) || status === 'future' || status === 'suspended'

/** GR-041, GR-050: what the clock has done by now. */
function passTime(model: Model): void {
  if (!isOver(model.status) && model.ends !== null && model.ends <= model.hours) model.status = 'expired'
  if (model.status === 'future' && model.starts !== null && model.starts <= model.hours)
    model.status = 'active'
}

/** What must hold of each change, whatever the table says. */
const prohibitions: [string, (from: GrantStatus, to: GrantStatus, by: Actor) => boolean][] = [
  ['GR-048, GR-050 nothing comes after the end', (from, to) => isOver(from) && to !== from],
  [
    'GR-050 revoked by anyone but the customer',
    (from, to, by) => to === 'revoked' && from !== to && by !== 'customer',
  ],
  [
    'GR-091 closed by anyone but the client',
    (from, to, by) => to === 'closed' && from !== to && by !== 'client',
  ],
  [
    'GR-050 expired by anyone but the clock',
    (from, to, by) => to === 'expired' && from !== to && by !== 'clock',
  ],
  [
    'GR-048 disabled by anyone but the server',
    (from, to, by) => to === 'disabled' && from !== to && by !== 'server',
  ],
  ['GR-049 suspended by the client', (_, to, by) => to === 'suspended' && by === 'client'],
  [
    'GR-041 out of the future before its time, but to its end',
    (from, to) => from === 'future' && to !== 'future' && !isOver(to),
  ],
  [
    'GR-045 out of needing authorization by the server',
    (from, to, by) => from === 'needs_authorization' && to !== from && !isOver(to) && by === 'server',
  ],
  [
    'GR-054 access that the client gives itself back',
    (from, to, by) => isShut(from) && !isShut(to) && by === 'client',
  ],
  ['GR-052 updates that go on after they were stopped', (from, to) => from === 'stopped' && to === 'delayed'],
]

type Command = fc.AsyncCommand<Model, Real>

class Wait implements Command {
  readonly hours: number
  readonly noticed: boolean
  constructor(hours: number, noticed: boolean) {
    this.hours = hours
    this.noticed = noticed
  }
  check = () => true
  toString = () => `${this.hours} hours later${this.noticed ? ', and it is noticed' : ''}`
  async run(model: Model, real: Real) {
    model.hours += this.hours
    passTime(model)
    const now = began.add({ hours: model.hours })
    if (this.noticed) {
      await Promise.all([1, 2].map(() => passAllMoments(real, now)))
      expect((await stored(real)).status).toBe(model.status)
    }
    expect(grantAsOf(await stored(real), now).status).toBe(model.status)
  }
}

class Change implements Command {
  readonly cause: Cause
  readonly by: Actor
  readonly to: GrantStatus
  constructor(cause: Cause, by: Actor, to: GrantStatus) {
    this.cause = cause
    this.by = by
    this.to = to
  }
  check = () => true
  toString = () => `${this.cause} to ${this.to} by the ${this.by}`
  async run(model: Model, real: Real) {
    const { cause, by, to } = this
    const now = began.add({ hours: model.hours })
    const before = grantAsOf(await stored(real), now)
    const changing = { grantId: real.grantId, now, revokeGrantTokens: revoker(real) }
    const [outcome] = await Promise.allSettled([
      real.storage.transaction((tx) => changeGrant(tx, changing, () => ({ cause, by, to }))),
    ])
    if (outcome.status === 'rejected') {
      expect(grantAsOf(await stored(real), now)).toEqual(before)
      return
    }
    for (const [rule, broken] of prohibitions) expect(broken(model.status, to, by), rule).toBe(false)
    model.status = to
    const grant = await stored(real)
    expect(grant.status).toBe(to)
    checkEnabled(grant)
    if (isShut(to)) expect(real.tokensEnded).toContain(real.grantId)
    expect((await historyOf(real.storage.db, real.grantId)).at(-1)).toMatchObject({
      cause,
      by,
      to,
      from: before.status,
    })
  }
}

function checkEnabled(grant: Grant) {
  if (isShut(grant.status)) {
    expect([grant.enabledScope, grant.enabledAuthorizationDetails], 'GR-055').toEqual(['', []])
  }
  if (['active', 'delayed', 'stopped'].includes(grant.status)) {
    expect([grant.enabledScope, grant.enabledAuthorizationDetails], 'GR-040').toEqual([
      grant.scope,
      grant.authorizationDetails,
    ])
  }
}

/** Also those of grants that earlier runs left behind, of which there are very many in the end. */
async function passAllMoments(real: Real, now: Temporal.Instant): Promise<void> {
  const ending = { ...real, revokeGrantTokens: revoker(real) }
  while ((await passMoments(ending, now)).more);
}

function revoker({ tokensEnded }: Real) {
  return async (_: unknown, grantId: string) => void tokensEnded.push(grantId)
}

async function stored({ storage, grantId }: Real): Promise<Grant> {
  const grant = await findGrantById(storage.db, grantId)
  if (!grant) throw new Error('the grant is gone')
  return grant
}

const possible = causes.flatMap((cause) => {
  const { by, to } = transitions[cause]
  return (to === 'same' ? statuses : to).flatMap((status) => by.map((actor) => ({ cause, actor, status })))
})
const commands = [
  fc
    .record({ hours: fc.nat(40), noticed: fc.boolean() })
    .map(({ hours, noticed }) => new Wait(hours, noticed)),
  fc.constantFrom(...possible).map(({ cause, actor, status }) => new Change(cause, actor, status)),
  fc
    .tuple(fc.constantFrom(...causes), fc.constantFrom(...actors), fc.constantFrom(...statuses))
    .map(([cause, by, to]) => new Change(cause, by, to)),
]

const beginningStatuses = ['active', 'pending', 'needs_authorization', 'needs_sub_grants'] as const
const [sqlite] = storages
const soak = inject('soak')
const limitMs = soak ? 0 : 120_000
const longRun = soak && {
  numRuns: 10_000,
  seed: soak.seed,
  ...(soak.path !== '' && { path: soak.path }),
  verbose: fc.VerbosityLevel.Verbose,
}

test(
  'GR-040, GR-041, GR-048 to GR-050, GR-054, GR-055 no order of acts leaves a grant that the rules do not know',
  async () => {
    if (!sqlite) throw new Error('no SQLite')
    await using storage = await sqlite.open()
    const ends = fc.option(fc.nat(200))
    const beginnings = fc.oneof(
      fc.record({ status: fc.constant('future' as const), starts: fc.nat(100), ends }),
      fc.record({ status: fc.constantFrom(...beginningStatuses), starts: fc.constant(null), ends }),
    )
    await fc.assert(
      fc.asyncProperty(
        beginnings,
        fc.commands(commands, { maxCommands: 12, ...(soak?.replay && { replayPath: soak.replay }) }),
        async ({ status, starts, ends }, acts) => {
          const shut = isShut(status) ? { enabledScope: '', enabledAuthorizationDetails: [] } : {}
          const grant = aGrant({
            ...shut,
            status,
            notBefore:
              starts === null ? null : began.add({ hours: starts }).toString({ smallestUnit: 'millisecond' }),
            expires:
              ends === null ? null : began.add({ hours: ends }).toString({ smallestUnit: 'millisecond' }),
          })
          await storage.transaction((tx) => insertGrant(tx, grant))
          const model: Model = { status: grant.status, hours: 0, starts, ends }
          passTime(model)
          await fc.asyncModelRun(
            () => ({ model, real: { storage, grantId: grant.id, tokensEnded: [] } }),
            acts,
          )
        },
      ),
      longRun ?? { numRuns: 150 },
    )
    expect((await auditHistory(storage.db)).bad).toBeNull()
  },
  limitMs,
)
