import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Links } from '#lib/customers/index.ts'
import type { GrantedScope } from '#lib/grants/index.ts'
import { aGrant, anyGranted, anyLinks, approvedAt, now } from './a-grant.testing.ts'
import { openingsOf, viewOf } from './index.ts'

function openingOf(granted: GrantedScope) {
  const [opening] = openingsOf(aGrant([granted]), {
    tokenScope: null,
    now: Temporal.Instant.from(now),
    timezone: 'America/Chicago',
  })
  if (!opening) throw new Error('opens nothing')
  return opening
}

function viewed(granted: readonly GrantedScope[], links: Links) {
  return viewOf('cust_a', granted.map(openingOf), links)
}

/** What the customer chose, found anew: the accounts or contracts of the form's list, and later ones if wanted. */
function chosenContracts({ selection }: GrantedScope, links: Links): Set<string> {
  const fits = (link: { id: string; created: string }) =>
    selection?.entries.includes(link.id) || (selection?.includeFuture && link.created > approvedAt)
  if (selection?.type === 'service_contract_selection') return idsOf(links.contracts.filter(fits))
  const accounts = idsOf(links.accounts.filter(fits))
  return idsOf(links.contracts.filter(({ account }) => accounts.has(account)))
}

function idsOf(links: readonly { id: string }[]): Set<string> {
  return new Set(links.map(({ id }) => id))
}

test('AP-074, AP-161, AP-166, AP-167, FD-266, SP-191, SL-720 no contract, and no usage, but of what was chosen', () => {
  fc.assert(
    fc.property(anyGranted, anyLinks, (granted, links) => {
      const [opening] = viewed([granted], links).openings
      const chosen = chosenContracts(granted, links)
      for (const id of opening?.reach.contracts ?? []) expect(chosen).toContain(id)
      for (const id of opening?.reach.measured ?? []) expect(chosen).toContain(id)
    }),
  )
})

test('AP-075, AP-076, AP-160, FD-270, FD-271 no account but the chosen, those of chosen contracts, and their parents', () => {
  fc.assert(
    fc.property(anyGranted, anyLinks, (granted, links) => {
      const { visible } = viewed([granted], links)
      const chosen = chosenContracts(granted, links)
      const allowed = idsOf(
        links.accounts.filter(
          ({ id, created }) =>
            granted.selection?.type === 'account_selection' &&
            (granted.selection.entries.includes(id) ||
              (granted.selection.includeFuture && created > approvedAt)),
        ),
      )
      for (const { id, account } of links.contracts) if (chosen.has(id)) allowed.add(account)
      const parents = new Map(links.accounts.map(({ id, parent }) => [id, parent]))
      for (const id of allowed) {
        const parent = parents.get(id)
        if (parent) allowed.add(parent)
      }
      for (const id of visible.accounts) expect(allowed).toContain(id)
    }),
  )
})

test('AP-087, AP-092, FD-290, FD-300 points and meters come with a chosen contract alone', () => {
  fc.assert(
    fc.property(anyGranted, anyLinks, (granted, links) => {
      const { visible } = viewed([granted], links)
      const numbers = [...chosenContracts(granted, links)].map((id) => id.replace('contract_', ''))
      for (const id of visible.points) expect(numbers).toContain(id.replace('point_', ''))
      for (const id of visible.meters) expect(numbers).toContain(id.replace('meter_', ''))
    }),
  )
})

test('PR-009 a selection is of what the form listed: access follows it to a new meter', () => {
  const at = { created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z' }
  const contract = { id: 'contract_1', number: 'C-1', account: 'account_1', ...at }
  const withMeter = (id: string): Links => ({
    accounts: [{ id: 'account_1', number: 'A-1', parent: null, ...at }],
    contracts: [contract],
    points: [{ id: 'point_1', number: 'P-1', contracts: ['contract_1'], previousContracts: [], ...at }],
    meters: [{ id, number: id, points: ['point_1'], previousPoints: [], ...at }],
    aggregations: [],
  })
  const granted: GrantedScope = {
    scope: 'cds_meters',
    type: 'cds_meters',
    fields: { include_meter_devices: true, sync_until: 'infinite' },
    selection: { type: 'service_contract_selection', entries: ['contract_1'], includeFuture: false },
  }
  for (const meter of ['meter_old', 'meter_new']) {
    expect([...viewed([granted], withMeter(meter)).visible.meters]).toEqual([meter])
  }
})

test('AP-121, AP-122, FD-381 to FD-383 nothing that came or changed after the end of the synchronisation', () => {
  fc.assert(
    fc.property(anyGranted, anyLinks, (granted, links) => {
      const view = viewed([granted], links)
      const asOf = view.openings[0]?.asOf ?? ''
      expect(asOf <= now).toBe(true)
      for (const kind of ['accounts', 'contracts', 'points', 'meters'] as const) {
        for (const { id, created, modified } of links[kind]) {
          if (view.visible[kind].has(id)) expect(created <= asOf && modified <= asOf).toBe(true)
        }
      }
    }),
  )
})

test('AP-070, FD-262 an include field that is on takes nothing away', () => {
  fc.assert(
    fc.property(
      anyGranted,
      anyLinks,
      fc.constantFrom('include_accounts', 'include_service_contracts', 'include_meter_devices'),
      (granted, links, field) => {
        const less = viewed([{ ...granted, fields: { ...granted.fields, [field]: false } }], links).visible
        const more = viewed([{ ...granted, fields: { ...granted.fields, [field]: true } }], links).visible
        for (const kind of ['accounts', 'contracts', 'points', 'meters'] as const) {
          for (const id of less[kind]) expect(more[kind]).toContain(id)
        }
      },
    ),
  )
})

test('AP-073 several scopes show the union, and none shows more for the company', () => {
  fc.assert(
    fc.property(anyGranted, anyGranted, anyLinks, (one, other, links) => {
      const both = viewed([one, other], links).visible
      const alone = [viewed([one], links).visible, viewed([other], links).visible]
      for (const kind of ['accounts', 'contracts', 'points', 'meters'] as const) {
        expect(both[kind]).toEqual(new Set(alone.flatMap((visible) => [...visible[kind]])))
      }
    }),
  )
})

test('AP-028, GR-054 no grant without enabled scopes, without customer or of an unknown type opens anything', () => {
  const granted: GrantedScope = {
    scope: 'cds_usage',
    type: 'cds_usage',
    fields: { sync_until: 'infinite' },
    selection: { type: 'account_selection', entries: ['account_0'], includeFuture: true },
  }
  const by = { tokenScope: null, now: Temporal.Instant.from(now), timezone: 'UTC' }
  expect(openingsOf(aGrant([granted], { enabledScope: '' }), by)).toEqual([])
  expect(openingsOf(aGrant([granted], { customerId: null }), by)).toEqual([])
  expect(openingsOf(aGrant([granted], { status: 'errored' }), by)).toEqual([])
  expect(openingsOf(aGrant([granted], { expires: now }), by)).toEqual([])
  expect(openingsOf(aGrant([{ ...granted, selection: null }]), by)).toEqual([])
  expect(openingsOf(aGrant([granted]), { ...by, tokenScope: 'cds_accounts' })).toEqual([])
  fc.assert(
    fc.property(anyLinks, (links) => {
      const { visible, openings } = viewed([{ ...granted, type: 'constructor' }], links)
      expect([visible.accounts.size, visible.contracts.size, openings[0]?.reach.measured.size]).toEqual([
        0, 0, 0,
      ])
    }),
  )
})

test('a duration that a grant does not have ends, or begins, with its approval', () => {
  const opening = openingOf({
    scope: 'cds_usage',
    type: 'cds_usage',
    fields: {},
    selection: { type: 'account_selection', entries: [], includeFuture: false },
  })
  expect(opening.usage).toEqual({ from: approvedAt, until: approvedAt })
  expect(opening.asOf).toBe(approvedAt)
})
