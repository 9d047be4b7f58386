import type { Row } from './row.ts'

/** What came of a list of numbers. */
export interface NumbersReport {
  readonly asked: number
  /** As they were written; a long list may be cut, `missing` counts them all. */
  readonly unknown: readonly string[]
  readonly missing: number
}

/** Fields of a form without JavaScript. */
export function numbersNames(section: string) {
  return { text: `${section}.numbers`, file: `${section}.file` } as const
}

/** Positions by number, in lower case: an entry's own, else all that are of an account, else of a meter. */
export type NumberIndex = ReadonlyMap<string, readonly number[]>

export function indexNumbers(rows: readonly Row[]): NumberIndex {
  const index = new Map<string, number[]>()
  for (const numbersOf of [ownNumber, accountNumbers, meterNumbers]) {
    const level = new Map<string, number[]>()
    for (const row of rows) {
      for (const number of numbersOf(row)) {
        const key = number.toLowerCase()
        if (index.has(key)) continue
        level.set(key, [...(level.get(key) ?? []), row.at])
      }
    }
    for (const [key, positions] of level) index.set(key, positions)
  }
  return index
}

/** What pasted or uploaded texts name: which entries, and what nobody here has. */
export function findNumbers(
  texts: readonly string[],
  index: NumberIndex,
): { readonly positions: readonly number[]; readonly report: NumbersReport } {
  const isKnown = (number: string) => index.has(number.toLowerCase())
  const numbers = texts.flatMap((text) => numbersIn(text, isKnown))
  const unknown = numbers.filter((number) => !isKnown(number))
  const positions = new Set(numbers.flatMap((number) => index.get(number.toLowerCase()) ?? []))
  return {
    positions: [...positions].sort((one, other) => one - other),
    report: { asked: numbers.length, unknown, missing: unknown.length },
  }
}

/**
 * Each number once, in the text's order. Numbers stand on lines, or between commas, semicolons, tabs or spaces. Of a
 * table, the column counts that has most of what is known; its title is no number.
 */
export function numbersIn(text: string, isKnown: (number: string) => boolean): readonly string[] {
  const lines = text
    .split(/\r?\n/)
    .map(cellsOf)
    .filter((cells) => cells.some((cell) => cell !== ''))
  const numbers = (isTable(lines) ? bestColumn(lines, isKnown) : lines.flat())
    .filter((cell, index) => cell !== '' && (index > 0 || isKnown(cell) || /\d/.test(cell)))
    .flatMap((cell) => (isKnown(cell) ? cell : cell.split(/\s+/)))
  const seen = new Map(numbers.map((number) => [number.toLowerCase(), number]))
  return [...seen.values()]
}

/** Between quotation marks, a separator is a letter like any other. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|[,;\t])\s*(?:"((?:[^"]|"")*)"|([^,;\t]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  )
}

function isTable(lines: readonly (readonly string[])[]): boolean {
  const width = lines[0]?.length ?? 0
  return lines.length > 1 && width > 1 && lines.every((cells) => cells.length === width)
}

function bestColumn(
  lines: readonly (readonly string[])[],
  isKnown: (number: string) => boolean,
): readonly string[] {
  const columns = (lines[0] ?? []).map((_, at) => lines.map((cells) => cells[at] ?? ''))
  const known = columns.map((column) => column.filter(isKnown).length)
  return columns[known.indexOf(Math.max(...known))] ?? []
}

function ownNumber({ number }: Row): readonly string[] {
  return [number]
}

function accountNumbers({ account }: Row): readonly string[] {
  return account?.split(', ') ?? []
}

/** Where a list's rows stand for many services, these are among what finds them too. */
function meterNumbers({ meters, also }: Row): readonly string[] {
  return [meters, also].flatMap((numbers) => numbers?.split(', ') ?? [])
}
