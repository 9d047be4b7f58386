import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { Links } from '#lib/customers/index.ts'
import { type Grant, type GrantedScope, newGrant } from '#lib/grants/index.ts'

export const approvedAt = '2026-02-01T12:00:00.000Z'
export const now = '2026-03-01T12:00:00.000Z'

export function aGrant(granted: readonly GrantedScope[], change: Partial<Grant> = {}): Grant {
  return {
    ...newGrant({ id: 'client', registrationId: 'registration' }, Temporal.Instant.from(approvedAt), {
      customerId: 'cust_a',
      scope: granted.map((one) => one.scope).join(' '),
      authorizationDetails: [],
      granted,
      expires: null,
    }),
    ...change,
  }
}

const anyMoment = fc
  .integer({ min: Date.parse('2025-12-01'), max: Date.parse('2026-04-01') })
  .map((at) => new Date(at).toISOString())

/** A customer with up to six accounts, ten contracts, and a point and a meter for each; some came or changed later. */
export const anyLinks: fc.Arbitrary<Links> = fc
  .record({
    accounts: fc.array(fc.record({ created: anyMoment, parent: fc.option(fc.nat(5)) }), { maxLength: 6 }),
    contracts: fc.array(
      fc.record({ created: anyMoment, modified: anyMoment, account: fc.nat(5), ended: fc.boolean() }),
      { maxLength: 10 },
    ),
  })
  .map(({ accounts, contracts }) => {
    const known = accounts.length
    const held = contracts.filter(({ account }) => account < known)
    const stamp = (created: string, modified = created) => ({ created, modified })
    return {
      accounts: accounts.map(({ created, parent }, index) => ({
        id: `account_${index}`,
        number: `A-${index}`,
        ...stamp(created),
        parent: parent !== null && parent < index ? `account_${parent}` : null,
      })),
      contracts: held.map(({ created, modified, account }, index) => ({
        id: `contract_${index}`,
        number: `C-${index}`,
        ...stamp(created, [created, modified].sort().at(-1)),
        account: `account_${account}`,
      })),
      points: held.map(({ created, ended }, index) => ({
        id: `point_${index}`,
        number: `P-${index}`,
        ...stamp(created),
        contracts: ended ? [] : [`contract_${index}`],
        previousContracts: ended ? [`contract_${index}`] : [],
      })),
      meters: held.map(({ created }, index) => ({
        id: `meter_${index}`,
        number: `M-${index}`,
        ...stamp(created),
        points: [`point_${index}`],
        previousPoints: [],
      })),
      aggregations: [],
    }
  })

const includes = [
  'include_accounts',
  'include_account_numbers',
  'include_service_contracts',
  'include_contract_numbers',
  'include_service_points',
  'include_meter_devices',
  'include_meter_numbers',
] as const

/** One scope of a grant, as the form could have made it. */
export const anyGranted: fc.Arbitrary<GrantedScope> = fc
  .record({
    type: fc.constantFrom(
      'cds_accounts',
      'cds_service_contracts',
      'cds_usage',
      'usage',
      'bills',
      'account_details',
    ),
    on: fc.subarray([...includes]),
    until: fc.oneof(fc.constant('infinite'), anyMoment),
    from: fc.oneof(fc.constant('infinite'), anyMoment),
    by: fc.constantFrom('account_selection', 'service_contract_selection'),
    chosen: fc.uniqueArray(fc.nat(9), { maxLength: 6 }),
    includeFuture: fc.boolean(),
  })
  .map(({ type, on, until, from, by, chosen, includeFuture }) => ({
    scope: type,
    type,
    fields: {
      ...Object.fromEntries(on.map((field) => [field, true])),
      ...(type.startsWith('cds_')
        ? { sync_until: until, segment_start: from, segment_end: until }
        : { historical_start: from.slice(0, 10), ongoing_end: until.slice(0, 10) }),
    },
    selection: {
      type: by as 'account_selection' | 'service_contract_selection',
      entries: chosen.map((index) => `${by === 'account_selection' ? 'account' : 'contract'}_${index}`),
      includeFuture,
    },
  }))
