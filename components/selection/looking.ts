import { type Grouping, isGrouping } from './grouping.ts'
import type { NumbersReport } from './numbers.ts'

/** How a list is looked at, as it stands in the form's address for who goes without JavaScript. */
export interface Looking {
  readonly search: string
  readonly onlySelected: boolean
  readonly grouping: Grouping
  readonly page: number
  /** What came of the numbers that were sent last. */
  readonly report?: NumbersReport | undefined
}

interface Given {
  get(name: string): string | null
}

const mostLettersInSearch = 200
/** An address has to stay short. */
const mostUnknownInAddress = 100
const mostLettersInNumber = 40

/** From the form's address, or from its post: the names are the same. */
export function lookingAt(section: string, given: Given): Looking {
  const names = lookingNames(section)
  const grouping = given.get(names.grouping)
  return {
    search: (given.get(names.search) ?? '').trim().slice(0, mostLettersInSearch),
    onlySelected: given.get(names.onlySelected) === 'on',
    grouping: isGrouping(grouping) ? grouping : 'none',
    page: Math.max(1, countIn(given, names.page)),
    report: reportIn(given, names),
  }
}

/** What the form's fields say, to the letter: somebody may still be typing. Before the script is there, they alone know. */
export function lookingIn(
  section: string,
  fields: FormData,
): Pick<Looking, 'search' | 'onlySelected' | 'grouping'> {
  const given = { get: (name: string) => fields.get(name)?.toString() ?? null }
  const { onlySelected, grouping } = lookingAt(section, given)
  return { search: given.get(lookingNames(section).search) ?? '', onlySelected, grouping }
}

/** Back into an address; what is usual is left out. */
export function lookingParams(section: string, looking: Looking): [string, string][] {
  const { search, onlySelected, grouping, page, report } = looking
  const names = lookingNames(section)
  const params: readonly [string, string, isUsual: boolean][] = [
    [names.search, search, search === ''],
    [names.onlySelected, 'on', !onlySelected],
    [names.grouping, grouping, grouping === 'none'],
    [names.page, `${page}`, page === 1],
    [names.asked, `${report?.asked}`, !report],
    [names.missing, `${report?.missing}`, !report?.missing],
    [names.unknown, unknownInAddress(report), !report?.missing],
  ]
  return params.flatMap(([name, value, isUsual]): [string, string][] => (isUsual ? [] : [[name, value]]))
}

export function lookingNames(section: string) {
  return {
    search: `${section}.search`,
    onlySelected: `${section}.only`,
    grouping: `${section}.by`,
    page: `${section}.page`,
    asked: `${section}.asked`,
    missing: `${section}.missing`,
    unknown: `${section}.unknown`,
  } as const
}

function reportIn(given: Given, names: ReturnType<typeof lookingNames>): NumbersReport | undefined {
  const asked = countIn(given, names.asked)
  if (asked === 0) return undefined
  const unknown = (given.get(names.unknown) ?? '').split('\n').filter((number) => number !== '')
  return {
    asked,
    missing: Math.min(asked, countIn(given, names.missing)),
    unknown: unknown.slice(0, mostUnknownInAddress),
  }
}

function unknownInAddress(report: NumbersReport | undefined): string {
  const unknown = report?.unknown.slice(0, mostUnknownInAddress) ?? []
  return unknown.map((number) => number.slice(0, mostLettersInNumber)).join('\n')
}

/** 0 for what is none. */
function countIn(given: Given, name: string): number {
  const count = Number(given.get(name))
  return Number.isInteger(count) && count > 0 && count < 1_000_000 ? count : 0
}
