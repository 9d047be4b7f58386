import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { UsageSegment } from '#lib/customers/index.ts'
import { cutRelations, cutToRange, cutToValueTypes } from './cut-segment.ts'

const begin = Date.parse('2026-01-01T00:00:00Z')

function aSegment(count: number, interval: number): UsageSegment {
  return {
    cds_usagesegment_id: 'segment_a',
    cds_created: '',
    cds_modified: '',
    related_aggregations: [],
    related_accounts: ['account_a'],
    related_servicecontracts: ['contract_a', 'contract_b'],
    related_servicepoints: ['point_a'],
    related_meterdevices: ['meter_a'],
    related_billsections: ['section_a'],
    segment_start: new Date(begin).toISOString(),
    segment_end: new Date(begin + count * interval * 1000).toISOString(),
    interval: String(interval),
    formats: [
      { id: 'electric_kwh', type: 'electric_usage', units: 'kWh' },
      { id: 'electric_kwh_export', type: 'electric_usage', units: 'kWh' },
    ],
    values: Array.from({ length: count }, (_, index) => [{ eu: String(index) }, null]),
  }
}

const anySegment = fc
  .tuple(fc.integer({ min: 1, max: 100 }), fc.constantFrom(900, 3600, 86_400))
  .map(([count, interval]) => aSegment(count, interval))
const anyBound = fc.option(
  fc
    .integer({ min: begin - 10 * 86_400_000, max: begin + 110 * 86_400_000 })
    .map((at) => new Date(at).toISOString()),
)

test('AP-130 to AP-134, FD-401 to FD-406 exactly the intervals that lie inside the range, whatever the range', () => {
  fc.assert(
    fc.property(anySegment, anyBound, anyBound, (segment, from, until) => {
      const step = Number(segment.interval) * 1000
      const inside = segment.values.filter((_, index) => {
        const start = begin + index * step
        return (
          (from === null || start >= Date.parse(from)) &&
          (until === null || start + step <= Date.parse(until))
        )
      })
      const cut = cutToRange(segment, { from, until })
      expect(cut?.values ?? []).toEqual(inside)
      if (!cut) return
      expect(Date.parse(cut.segment_end) - Date.parse(cut.segment_start)).toBe(inside.length * step)
      expect(from === null || cut.segment_start >= from).toBe(true)
      expect(until === null || cut.segment_end <= until).toBe(true)
      const isWhole = inside.length === segment.values.length
      expect(cut.cds_usagesegment_id === segment.cds_usagesegment_id).toBe(isWhole)
      expect(cutToRange(segment, { from, until })).toEqual(cut)
    }),
  )
})

test('AP-106 to AP-108, AP-401, AP-404 formats and values go together', () => {
  const segment = aSegment(4, 900)
  expect(cutToValueTypes(segment, new Set(['electric_kwh', 'electric_kwh_export']))).toBe(segment)
  expect(cutToValueTypes(segment, new Set(['electric_kwh_export']))).toMatchObject({
    formats: [{ id: 'electric_kwh_export' }],
    values: [[null], [null], [null], [null]],
  })
  expect(cutToValueTypes(segment, new Set(['water_m3']))).toBeUndefined()
  expect(cutToValueTypes(segment, null)).toMatchObject({ formats: [], values: [] })
})

test('AP-115, AP-400 only what the token may see is named', () => {
  const none = new Set<string>()
  const visible = {
    accounts: none,
    contracts: new Set(['contract_b']),
    points: none,
    meters: none,
    aggregations: none,
  }
  expect(cutRelations(aSegment(1, 900), visible, none)).toMatchObject({
    related_accounts: [],
    related_servicecontracts: ['contract_b'],
    related_servicepoints: [],
    related_meterdevices: [],
    related_billsections: [],
  })
})
