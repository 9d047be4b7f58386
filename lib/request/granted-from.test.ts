import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { type Asked, now, resolve, timezone } from './a-request.testing.ts'
import { clientFor, listsOf, world } from './a-world.testing.ts'
import { grantedFrom, readRequest, resolveConsent, type SectionDecision } from './index.ts'

const approvedAt = now.add({ minutes: 5 })

function approve(asked: Asked, decision?: readonly SectionDecision[], at = approvedAt) {
  const consent = resolve(asked)
  const made =
    decision ??
    consent.sections.map(({ id }) => ({ section: id, entries: ['contract_1'], includeFuture: false }))
  return grantedFrom({ consent, decision: made, approvedAt: at, timezone })
}

test('AP-159, PR-011, PR-013, AU-031, FD-010, FD-365, FD-368, SP-063, SP-088, SP-270 what is told: effective values, absolute, no preselection', () => {
  const { scope, authorizationDetails } = approve({
    details: [
      { type: 'cds_usage', segment_start: 'P1Y', contract_numbers: ['222222'], include_accounts: true },
    ],
  })
  expect(scope).toBe('cds_usage')
  expect(authorizationDetails).toEqual([
    {
      type: 'cds_usage',
      include_accounts: true,
      include_account_numbers: false,
      include_service_contracts: false,
      include_contract_numbers: false,
      include_service_points: false,
      include_premises: false,
      include_service_point_addresses: false,
      include_coordinates: false,
      include_meter_devices: false,
      include_meter_numbers: false,
      include_aggregations: false,
      include_aggregation_addresses: false,
      include_bill_sections: false,
      include_bill_section_line_items: false,
      include_usage_segment_value_types: [
        'electric_kwh',
        'electric_kwh_export',
        'natural_gas_therm',
        'water_ccf',
        'water_m3',
      ],
      segment_start: '2025-11-24T20:05:00.000Z',
      segment_end: 'infinite',
      sync_until: 'infinite',
      authorization_form_selection_type: 'service_contract_selection',
      merge_selection_with: null,
      error_if_no_preselections: false,
      allow_scope_modifications: false,
      jwk: null,
      purpose: null,
    },
  ])
})

test('SP-051, SP-062, FD-424, FD-065 what is opened: by type, implied fields true, the selection in its kind', () => {
  const { granted } = approve(
    {
      scope: 'cds_service_contracts',
      details: [{ type: 'cds_service_contracts', contract_numbers: ['_all'] }],
    },
    [{ section: 's1', entries: ['contract_2', 'contract_2'], includeFuture: true }],
  )
  expect(granted).toMatchObject([
    {
      scope: 'cds_service_contracts',
      type: 'cds_service_contracts',
      fields: { include_accounts: true, include_service_contracts: true, sync_until: 'infinite' },
      selection: { type: 'service_contract_selection', entries: ['contract_2'], includeFuture: true },
    },
  ])
  expect(granted[0]?.fields).not.toHaveProperty('contract_numbers')
})

test('FD-449, SL-702 merged scopes are kept apart, with the same selection', () => {
  const { scope, granted, authorizationDetails } = approve({
    details: [
      { type: 'cds_service_contracts', merge_selection_with: 'cds_usage' },
      { type: 'cds_usage', merge_selection_with: 'cds_service_contracts' },
    ],
  })
  expect(scope).toBe('cds_service_contracts cds_usage')
  expect(authorizationDetails.map(({ type }) => type)).toEqual(['cds_service_contracts', 'cds_usage'])
  expect(granted[0]?.selection).toEqual(granted[1]?.selection)
})

test('FD-366 a date is counted on the calendar of the utility', () => {
  const evening = Temporal.Instant.from('2026-11-25T06:00:00Z')
  const { authorizationDetails } = approve(
    { details: [{ type: 'bills', historical_start: '1y' }] },
    undefined,
    evening,
  )
  expect(authorizationDetails[0]?.historical_start).toBe('2025-11-24')
})

test('DR-40, DR-41, DR-43 the draft is told in the words it asked in; access sees one pair of names', () => {
  const { granted, authorizationDetails } = approve({
    details: [{ type: 'service_details', start: '-3y', end: 'now', fields_included: ['commodity'] }],
  })
  expect(authorizationDetails).toEqual([
    { type: 'service_details', start: '2023-11-24', end: '2026-11-24', fields_included: ['commodity'] },
  ])
  expect(granted[0]?.fields).toMatchObject({
    historical_start: '2023-11-24',
    ongoing_end: '2026-11-24',
    fields_included: ['commodity'],
  })
})

test('a section without a decision is refused', () => {
  expect(() => approve({ scope: 'cds_usage' }, [])).toThrow(
    expect.objectContaining({ code: 'invalid_request', at: 's1' }),
  )
})

test('FD-365, FD-374 what was shown on the form and what is granted differ by the time that passed, and no more', () => {
  const anyLength = fc.constantFrom('P0D', 'P1D', 'P1M', 'P13M', 'P2Y', 'P3Y')
  fc.assert(
    fc.property(anyLength, anyLength, fc.nat(3600), (start, end, seconds) => {
      const asked = { details: [{ type: 'cds_usage', segment_start: start, segment_end: end }] }
      const shown = new Map(
        resolve(asked).sections[0]?.durations.map(({ field, boundary }) => [field, boundary]),
      )
      const { granted } = approve(asked, undefined, now.add({ seconds }))
      for (const field of ['segment_start', 'segment_end']) {
        const from = Temporal.Instant.from(shown.get(field) ?? '')
        const until = Temporal.Instant.from(String(granted[0]?.fields[field]))
        expect(until.since(from).total('seconds')).toBe(seconds)
      }
    }),
  )
})

const consentScopes = [...world.scopes.values()].filter(({ kind }) => kind === 'customer-consent')

test.each(consentScopes.map((scope) => [scope.description.id, scope] as const))(
  'SP-012, SP-063, SP-088, SP-110, SP-130, SP-150, SP-170, SP-190, SP-210, SP-230, SP-250, SP-270, FD-064 what a grant of %s tells: every field, less preselection and hints',
  (id, { description, groups, keptPreselections, hints, neverNull }) => {
    const fields = description.authorization_details_fields_supported
    const named = Object.fromEntries(
      neverNull.map((field) => [
        field,
        [fields.find((one) => one.id === field)?.choices?.[0]?.id ?? 'B1111'],
      ]),
    )
    const hinted = { username: 'home@example.com', authentication_path: 'online-account' }
    const params = { authorization_details: JSON.stringify([{ type: id, ...named, ...hinted }]) }
    const client = clientFor('customer-consent')
    const request = readRequest({ params, client, catalog: world, now, timezone })
    const lists = listsOf('home')
    const consent = resolveConsent({ request, selectable: (type) => lists[type], now, timezone })
    const decision = consent.sections.map((section) => ({
      section: section.id,
      entries: [],
      includeFuture: true,
    }))
    const { authorizationDetails } = grantedFrom({ consent, decision, approvedAt: now, timezone })
    const told = fields
      .map((field) => field.id)
      .filter((field) => groups[field] !== 'preselection' || keptPreselections.includes(field))
      .filter((field) => !hints.includes(field))
      .filter((field) => Object.hasOwn(request.scopes[0]?.fields ?? {}, field))
    expect(Object.keys(authorizationDetails[0] ?? {}).toSorted()).toEqual(['type', ...told].toSorted())
  },
)
