import { expect, test } from 'vitest'
import type { Json } from '#lib/catalog/index.ts'
import { type Asked, aClient, catalog, now, read, timezone } from './a-request.testing.ts'
import { readRequest } from './index.ts'

const narrow = aClient({
  scopes: ['cds_usage', 'service_details'],
  authorizationDetailsTypes: ['cds_usage', 'service_details'],
  authorizationDetails: [
    { type: 'cds_usage' },
    { type: 'service_details', fields_included: ['commodity', 'distribution_details'] },
  ],
})

const badScopes: readonly (readonly [Asked, RegExp])[] = [
  [{}, /^scope: nothing is asked for/],
  [{ scope: 'cds_usage  bills' }, /is no list of scopes; put one space between them/],
  [{ scope: ' cds_usage' }, /is no list of scopes/],
  [{ scope: 'cds_"usage"' }, /is no list of scopes/],
  [{ scope: 'cds_nothing' }, /'cds_nothing' is not offered here; this client may ask for cds_rate_plan, /],
  [{ scope: '__proto__' }, /'__proto__' is not offered here/],
  [
    { scope: 'cds_usage bills', client: narrow },
    /not registered for 'bills'; this client may ask for cds_usage, /,
  ],
  [
    { scope: 'cds_client_admin', client: aClient({ scopes: ['cds_client_admin'] }) },
    /'cds_client_admin' is not given by authorization_code but by client_credentials/,
  ],
]

test.each(badScopes)('AU-005, AU-009 invalid_scope for %j', (asked, description) => {
  expect(() => read(asked)).toThrow(description)
  expect(() => read(asked)).toThrow(expect.objectContaining({ code: 'invalid_scope', at: 'scope' }))
})

const usage = (fields: Record<string, Json>): Asked => ({ details: [{ type: 'cds_usage', ...fields }] })
const bills = (fields: Record<string, Json>): Asked => ({ details: [{ type: 'bills', ...fields }] })
const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)])

const badDetails: readonly (readonly [Asked, string, string])[] = [
  [{ details: {} }, '', 'send an array of objects'],
  [{ details: 'x' }, '', 'send an array of objects'],
  [{ details: ['cds_usage'] }, '[0]', "'cds_usage' is no object"],
  [{ details: [null] }, '[0]', 'null is no object'],
  [{ details: [{}] }, '[0].type', 'each object needs a type'],
  [{ details: [{ type: 7 }] }, '[0].type', 'each object needs a type'],
  [{ details: [{ type: 'cds_nothing' }] }, '[0].type', "'cds_nothing' is no type here; this client may"],
  [{ details: [{ type: 'cds_client_admin' }] }, '[0].type', "'cds_client_admin' is no type here"],
  [{ details: [{ type: 'bills' }], client: narrow }, '[0].type', "this client is not registered for 'bills'"],
  [
    { details: [{ type: 'cds_usage' }], client: aClient({ authorizationDetailsTypes: [] }) },
    '[0].type',
    "this client is not registered for details of type 'cds_usage'; this client may ask for none",
  ],
  [usage({ segment_begin: 'P1Y' }), '[0].segment_begin', 'cds_usage has no such field; use '],
  [usage({ include_usage_segments: true }), '[0].include_usage_segments', 'cds_usage has no such field'],
  [usage({ historical_start: '1y' }), '[0].historical_start', 'is of another notation than cds_usage speaks'],
  [
    bills({ sync_until: 'P1Y' }),
    '[0].sync_until',
    'is of another notation than bills speaks; use historical_start',
  ],
  [
    bills({ historical_start: 'P1Y' }),
    '[0].historical_start',
    "'P1Y' does not fit; send a length such as '3y'",
  ],
  [bills({ start: 'P1Y' }), '[0].start', "'P1Y' does not fit; send '-3y'"],
  [usage({ segment_start: '3y' }), '[0].segment_start', "'3y' does not fit; send a duration such as 'P1Y'"],
  [bills({ historical_start: '1y', start: '-1y' }), '[0].start', "says the same as 'historical_start'"],
  [usage({ segment_start: 'P5Y' }), '[0].segment_start', 'P5Y is longer than P3Y; use at most P3Y'],
  [bills({ historical_start: '5y' }), '[0].historical_start', '5y is longer than 3y; use at most 3y'],
  [usage({ segment_end: '2020-01-01T00:00:00Z' }), '[0].segment_end', 'lies nearer than P0D'],
  [usage({ segment_start: null }), '[0].segment_start', 'null is not taken here'],
  [
    usage({ account_numbers: '1111-1' }),
    '[0].account_numbers',
    "'1111-1' does not fit; send a list of strings",
  ],
  [usage({ account_numbers: [] }), '[0].account_numbers', '0 characters are too few'],
  [usage({ account_numbers: ['x'.repeat(1001)] }), '[0].account_numbers', '1001 characters are too many'],
  [usage({ service_types: ['steam'] }), '[0].service_types', "'steam' is not offered; use electric, "],
  [usage({ include_accounts: 'true' }), '[0].include_accounts', "'true' does not fit; send true or false"],
  [
    {
      details: [
        { type: 'cds_service_contracts', authorization_form_selection_type: 'meter_device_selection' },
      ],
    },
    '[0].authorization_form_selection_type',
    'is not offered',
  ],
  [bills({ services: 'some' }), '[0].services', "send 'all' or a list of strings"],
  [
    {
      details: [{ type: 'service_details', fields_included: ['commodity', 'supply_details'] }],
      client: narrow,
    },
    '[0].fields_included',
    "'supply_details' is not offered; use commodity, distribution_details",
  ],
  [{ details: [{ type: 'cds_usage' }, { type: 'cds_usage', x: 1 }] }, '[1].x', 'cds_usage has no such field'],
  [usage({ x: nested(8) }), '[0].x[0][0][0][0][0][0]', 'nested deeper than 8 levels'],
  [{ details: Array.from({ length: 101 }, () => ({ type: 'cds_usage' })) }, '', 'send at most 100 objects'],
]

test.each(badDetails)(
  'AU-011, AU-019, FD-013, FD-028, FD-372, SL-607, DR-44 %j at %s',
  (asked, at, description) => {
    const path = `authorization_details${at}`
    const expected = { code: 'invalid_authorization_details', at: path }
    expect(() => read(asked)).toThrow(expect.objectContaining(expected))
    expect(() => read(asked)).toThrow(`${path}: `)
    expect(() => read(asked)).toThrow(description)
  },
)

function readText(authorization_details: string) {
  return readRequest({ params: { authorization_details }, client: aClient(), catalog, now, timezone })
}

test.each([
  ['[{"type":"cds_usage"', 'authorization_details: this is not JSON'],
  [
    '[{"type":"cds_usage","__proto__":{"x":1}}]',
    'authorization_details[0].__proto__: this name is not allowed',
  ],
  [
    '[{"type":"cds_usage","x":{"constructor":1}}]',
    'authorization_details[0].x.constructor: this name is not',
  ],
  [`[${'['.repeat(30_000)}${']'.repeat(30_000)}]`, 'nested deeper than 8 levels'],
  [`["${'x'.repeat(70_000)}"]`, 'authorization_details: send at most 65536 characters'],
])('AU-011 %.40s', (text, description) => {
  expect(() => readText(text)).toThrow(description)
})

test('FD-376 an end before its start', () => {
  const limits = { segment_end: { minimum: '2020-01-01T00:00:00Z' } }
  const fields = { segment_start: '2026-01-01T00:00:00Z', segment_end: '2025-01-01T00:00:00Z' }
  const scope = catalog.scopes.get('cds_usage')
  if (!scope) throw new Error('no cds_usage')
  const open = {
    ...scope,
    description: {
      ...scope.description,
      authorization_details_fields_supported: scope.description.authorization_details_fields_supported.map(
        (field) => (field.id === 'segment_end' ? { ...field, ...limits.segment_end } : field),
      ),
    },
  }
  const params = { authorization_details: JSON.stringify([{ type: 'cds_usage', ...fields }]) }
  const wider = { scopes: new Map([...catalog.scopes, ['cds_usage', open]]), purposes: [] }
  expect(() => readRequest({ params, client: aClient(), catalog: wider, now, timezone })).toThrow(
    "authorization_details[0].segment_end: ends before 'segment_start' begins",
  )
})
