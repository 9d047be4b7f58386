import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Notation, parseMoment } from './index.ts'

const lines = (file: string) =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter(Boolean)

describe('moments in the notation of CDS', () => {
  test.each(lines('durations.valid.txt'))('FD-362, AF-050, AF-052 %s is a relative datetime', (text) => {
    expect(parseMoment(text, 'datetime')?.kind).toBe('relative')
  })

  test.each(lines('durations.invalid.txt'))('FD-362, AF-050 %j is no datetime', (text) => {
    expect(parseMoment(text, 'datetime')).toBeUndefined()
  })

  test.each(['P30DT2H', 'P1YT23H', 'PT90M', 'PT6M'])('FD-363, AF-051 %s has hours: no date', (text) => {
    expect(parseMoment(text, 'date')).toBeUndefined()
  })

  test.each(['P0D', 'P0S', 'PT0S', 'P6M'])('FD-364, AF-051, AF-052 %s is a relative date', (text) => {
    expect(parseMoment(text, 'date')?.kind).toBe('relative')
  })

  test('FD-360, FD-361, AF-036, AF-037 dates, datetimes with an offset, and infinite', () => {
    expect(parseMoment('2026-01-31', 'date')?.kind).toBe('date')
    expect(parseMoment('2026-01-31T10:00:00.5+01:00', 'datetime')?.kind).toBe('instant')
    expect(parseMoment('infinite', 'date')?.kind).toBe('infinite')
    expect(parseMoment('infinite', 'datetime')?.kind).toBe('infinite')
    expect(parseMoment('2026-01-31', 'datetime')).toBeUndefined()
    expect(parseMoment('2026-01-31T10:00:00Z', 'date')).toBeUndefined()
  })
})

describe('moments in the notation of the draft', () => {
  test.each(['3y', '6m', '90d', '0d', '2020-01-01'])('DR-40 %s is a length or a date', (text) => {
    expect(parseMoment(text, 'draft-length')).toBeDefined()
  })

  test.each(['-3y', '3w', 'now', 'P3Y', 'infinite', '3', 'y', '3.5y', '2020-13-01', '123456y'])(
    'DR-40, DR-44 %s is none',
    (text) => expect(parseMoment(text, 'draft-length')).toBeUndefined(),
  )

  test.each(['-3y', '+3y', 'now', '+90d', '2020-01-01'])('DR-41 %s is an offset or a date', (text) => {
    expect(parseMoment(text, 'draft-offset')).toBeDefined()
  })

  test.each(['3y', '--3y', '-P3Y', '+now', 'infinite'])('DR-41, DR-44 %s is none', (text) => {
    expect(parseMoment(text, 'draft-offset')).toBeUndefined()
  })
})

test('FD-013 any text is read or refused, and nothing is thrown', () => {
  const notations: readonly Notation[] = ['date', 'datetime', 'draft-length', 'draft-offset']
  const nearly = fc.stringMatching(/^[-+]?P?[0-9YMWDTHSymdZ:.-]{0,20}$/)
  fc.assert(
    fc.property(fc.oneof(fc.string(), nearly), (text) => {
      for (const notation of notations) expect(() => parseMoment(text, notation)).not.toThrow()
    }),
  )
})
