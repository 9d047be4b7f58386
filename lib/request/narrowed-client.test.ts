import { expect, test } from 'vitest'
import { descriptionFor } from '#lib/clients/index.ts'
import { aClient, catalog, read } from './a-request.testing.ts'

const client = aClient({
  authorizationDetails: [
    { type: 'cds_usage', segment_start: 'P6M', include_usage_segment_value_types: ['electric_kwh'] },
    { type: 'usage', historical_start: '6m' },
    { type: 'bills', end: '+1y', start: 'now' },
  ],
})
const asking = (details: object) => () => read({ details: [details as never], client })
const fieldsOf = (details: object) => asking(details)().scopes[0]?.fields

test('CL-022, CO-044, DR-10 a client is held to the durations of its own metadata, in either notation', () => {
  expect(asking({ type: 'cds_usage', segment_start: 'P7M' })).toThrow(
    'authorization_details[0].segment_start: P7M is longer than P6M; use at most P6M',
  )
  expect(asking({ type: 'cds_usage', segment_start: '2019-01-01T00:00:00Z' })).toThrow('P6M')
  expect(asking({ type: 'usage', historical_start: '1y' })).toThrow('use at most 6m')
  expect(asking({ type: 'usage', start: '-1y' })).toThrow('use at most -6m')
  expect(asking({ type: 'bills', ongoing_end: '2y' })).toThrow('use at most 1y')
  expect(asking({ type: 'bills', historical_start: '1d' })).toThrow('use at most 0d')
  expect(asking({ type: 'cds_accounts', sync_until: 'P1Y' })).not.toThrow()
})

test('AU-018, DR-10 what the request leaves out is as long as the client asks for', () => {
  expect(fieldsOf({ type: 'cds_usage' })).toMatchObject({ segment_start: 'P6M' })
  expect(fieldsOf({ type: 'cds_usage', segment_start: 'P1M' })).toMatchObject({ segment_start: 'P1M' })
  expect(fieldsOf({ type: 'usage' })).toMatchObject({ historical_start: '6m', ongoing_end: '1y' })
  expect(fieldsOf({ type: 'usage', start: '-3m' })).toMatchObject({ start: '-3m' })
  expect(fieldsOf({ type: 'bills' })).toMatchObject({ start: 'now', end: '+1y' })
})

test('CL-022 its metadata shows them as limits and defaults', () => {
  const published = (scope: string, field: string) => {
    const description = catalog.scopes.get(scope)?.description
    return (
      description &&
      descriptionFor(description, client).authorization_details_fields_supported.find(
        ({ id }) => id === field,
      )
    )
  }
  expect(published('cds_usage', 'segment_start')).toMatchObject({ maximum: 'P6M', default: 'P6M' })
  expect(published('usage', 'historical_start')).toMatchObject({ maximum: '6m', default: '6m' })
  expect(published('usage', 'start')).toMatchObject({ minimum: 'now', maximum: '-6m' })
  expect(published('usage', 'ongoing_end')).toMatchObject({ maximum: '3y', default: '1y' })
  expect(published('bills', 'ongoing_end')).toMatchObject({ maximum: '1y', default: '1y' })
  expect(published('bills', 'start')).not.toHaveProperty('default')
})
