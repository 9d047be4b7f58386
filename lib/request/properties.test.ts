import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Json } from '#lib/catalog/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { now, timezone } from './a-request.testing.ts'
import { clientFor, customerNames, listsOf, world } from './a-world.testing.ts'
import {
  type AuthorizationRequest,
  grantedFrom,
  readRequest,
  resolveConsent,
  withClientDefaults,
} from './index.ts'

const client = clientFor('customer-consent')
const consentScopes = [...world.scopes.values()].filter(({ kind }) => kind === 'customer-consent')

function readDetails(details: Json, change: Parameters<typeof clientFor>[1] = {}) {
  const params = { authorization_details: JSON.stringify(details) }
  return readRequest({ params, client: { ...client, ...change }, catalog: world, now, timezone })
}

function resolveFor(customer: string, request: AuthorizationRequest, at = now) {
  const lists = listsOf(customer)
  return resolveConsent({ request, selectable: (type) => lists[type], now: at, timezone })
}

const anyCustomer = fc.constantFrom(...customerNames)

/** Words that mean something somewhere, where a field may take them. */
const words = ['_all', '_include_future', '500001', '2000-1', 'M-1', 'SP-3', 'P-2001', 'B-1', '222222', 'x']
const anyValueOf = (scope: (typeof consentScopes)[number], id: string): fc.Arbitrary<Json> => {
  const field = scope.description.authorization_details_fields_supported.find((one) => one.id === id)
  const choices = field?.choices?.map((choice) => choice.id) ?? []
  if (field?.format === 'draft_all_or_list') return fc.oneof(fc.constant('all'), fc.subarray(words))
  if (field?.format.startsWith('choice_list')) return fc.option(fc.subarray(choices, { minLength: 1 }))
  return fc.option(fc.subarray(words, { minLength: 1 }))
}

/** A request for one scope with some preselection, and one more preselection field for it. */
const anyPreselection = fc.constantFrom(...consentScopes).chain((scope) => {
  const fields = Object.keys(scope.groups).filter((id) => scope.groups[id] === 'preselection')
  const lists = scope.notation === 'draft' ? [undefined] : scope.selectionTypes
  const withList = scope.description.authorization_details_fields_supported.filter(
    (field) => fields.includes(field.id) && Array.isArray(field.default),
  )
  return fc.record({
    type: fc.constant(scope.description.id),
    // Another value would replace a default, not add to it.
    silenced: fc.constant(Object.fromEntries(withList.map(({ id }) => [id, null]))),
    list: fc.constantFrom(...lists),
    values: fc.record(Object.fromEntries(fields.map((id) => [id, anyValueOf(scope, id)]))),
    first: fc.subarray(fields, { minLength: 1 }),
    more: fc.constantFrom(...fields),
  })
})

test('FD-052, FD-062, SL-601 one preselection field more never chooses more', () => {
  fc.assert(
    fc.property(anyPreselection, anyCustomer, ({ type, list, silenced, values, first, more }, customer) => {
      const chosen = (ids: readonly string[]) => {
        const preselection = Object.fromEntries(ids.map((id) => [id, values[id] as Json]))
        const shown = list && { authorization_form_selection_type: list }
        const details = { type, ...shown, ...silenced, ...preselection }
        try {
          const [section] = resolveFor(customer, readDetails([details])).sections
          return section?.selection?.preselected ?? new Set()
        } catch (error) {
          if (!isCoded(error)) throw error
          return undefined // a draft's meters may not be there, programs have to be
        }
      }
      const given = first.filter((id) => (values[id] ?? null) !== null)
      const before = chosen(given)
      const after = chosen([...given, more])
      if (!before || !after || given.length === 0) return
      expect([...after].filter((id) => !before.has(id))).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

test('FD-007, FD-008, AU-018 defaults said twice are said once: what is effective, sent, is effective', () => {
  fc.assert(
    fc.property(fc.constantFrom(...consentScopes), ({ description, impliedFields, neverNull }) => {
      const needed = Object.fromEntries(
        neverNull.map((id) => {
          const field = description.authorization_details_fields_supported.find((one) => one.id === id)
          return [id, field?.choices ? [field.choices[0]?.id ?? ''] : ['1']]
        }),
      )
      const once = readDetails([{ type: description.id, ...needed }]).scopes[0]
      const offered = new Set(description.authorization_details_fields_supported.map(({ id }) => id))
      const sent = Object.entries(once?.fields ?? {}).filter(
        ([id]) => offered.has(id) && !impliedFields.includes(id),
      )
      const twice = readDetails([{ type: description.id, ...Object.fromEntries(sent) }]).scopes[0]
      expect(twice?.fields).toEqual(once?.fields)
    }),
    { numRuns: 100 },
  )
})

test('AU-010, AU-012, AU-013 a client’s defaults, filled in twice, are filled in once', () => {
  const anyText = fc.option(fc.constantFrom('cds_usage', 'cds_accounts bills', '', 'x'), { nil: undefined })
  fc.assert(
    fc.property(
      anyText,
      anyText,
      fc.subarray(['cds_usage', 'bills', 'cds_accounts']),
      fc.boolean(),
      (scope, redirect, types, hasDetails) => {
        const some = clientFor('customer-consent', {
          defaultScope: types.join(' ') || null,
          defaultRedirectUri: 'https://acme.example/callback',
          defaultAuthorizationDetails: hasDetails ? types.map((type) => ({ type })) : [],
          authorizationDetails: types.map((type) => ({ type })),
        })
        const params = {
          ...(scope !== undefined && { scope }),
          ...(redirect !== undefined && { redirect_uri: redirect }),
        }
        const once = withClientDefaults(params, some)
        expect(withClientDefaults(once, some)).toEqual(once)
      },
    ),
  )
})

/** A month on from the last of February is some days before a month on from the first of March. */
const daysThatMonthsDiffer = 5

/** The day that people read: a month on from the evening of the 30th, or from the next morning, may be one and the same. */
function dayOf(value: string): Temporal.PlainDate {
  const isDate = !value.includes('T')
  return isDate
    ? Temporal.PlainDate.from(value)
    : Temporal.Instant.from(value).toZonedDateTimeISO(timezone).toPlainDate()
}

test('FD-365, FD-374, FD-485 the grant holds what the form said, counted from approval, and no other value', () => {
  const anyPast = fc.constantFrom('P0D', 'P1D', 'P1M', 'P13M', 'P2Y', 'P3Y', 'P52W')
  const anyEnd = fc.constantFrom('P0D', 'P1D', 'P1M', 'P13M', 'P2Y', 'infinite')
  const anyDay = fc.date({ min: new Date('2023-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(anyPast, anyEnd, anyDay, fc.nat(3600), (start, end, day, seconds) => {
      const shownAt = Temporal.Instant.fromEpochMilliseconds(day.getTime())
      const approvedAt = shownAt.add({ seconds })
      const isSameDay = dayOf(String(shownAt)).equals(dayOf(String(approvedAt)))
      const params = {
        authorization_details: JSON.stringify([
          { type: 'cds_usage', segment_start: start, segment_end: end, sync_until: end },
          { type: 'cds_bill_statements', statement_date_start: start, statement_date_end: end },
        ]),
      }
      const request = readRequest({ params, client, catalog: world, now: shownAt, timezone })
      const consent = resolveFor('home', request, shownAt)
      const decision = consent.sections.map(({ id }) => ({ section: id, entries: [], includeFuture: true }))
      const { authorizationDetails } = grantedFrom({ consent, decision, approvedAt, timezone })
      for (const [index, { durations }] of consent.sections.entries()) {
        for (const { field, boundary } of durations) {
          const granted = String(authorizationDetails[index]?.[field])
          if (boundary === 'infinite') {
            expect(granted).toBe('infinite')
            continue
          }
          const { days } = dayOf(boundary).until(dayOf(granted), { largestUnit: 'days' })
          expect(days).toBeGreaterThanOrEqual(0)
          expect(days).toBeLessThanOrEqual(isSameDay ? 0 : daysThatMonthsDiffer)
          const passed = Math.abs(Date.parse(granted) - Date.parse(boundary))
          if (isSameDay) expect(passed).toBeLessThanOrEqual((seconds + 3600) * 1000)
        }
      }
    }),
    { numRuns: 300 },
  )
})
