import { readFileSync } from 'node:fs'
import type { Listing } from './listed.testing.ts'

/** WG3-01 §10 as data: the digest's own, which answers are held against. */
export interface SpecifiedField {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly nullable: boolean
  readonly granted_by?: string
  readonly if_none?: string
  readonly enum?: string
  readonly enum_values?: readonly string[]
  readonly required_when?: string
  readonly when?: {
    readonly field: string
    readonly includes?: string
    readonly includes_any?: readonly string[]
  }
  readonly refers_to?: string
  readonly only_visible_ids?: boolean
}

export interface SpecifiedListing {
  readonly array: Listing
  readonly object: string
  readonly granted_by: string
  readonly parameters: readonly {
    readonly name: string
    readonly matches: readonly string[]
    readonly match: string
  }[]
}

interface Enumerated {
  readonly value: string
  readonly format?: string
  readonly object?: string
}

const digest: {
  readonly objects: readonly {
    readonly name: string
    readonly additional_fields?: string
    readonly fields: readonly SpecifiedField[]
  }[]
  readonly enumerations: readonly { readonly name: string; readonly values: readonly Enumerated[] }[]
  readonly listings: readonly SpecifiedListing[]
  readonly include_fields: readonly {
    readonly id: string
    readonly objects: readonly string[]
    readonly fields: readonly string[]
  }[]
} = JSON.parse(readFileSync('docs/spec/cds-wg3-objects.json', 'utf8'))

const objects = new Map(digest.objects.map((one) => [one.name, one]))
const enumerations = new Map(digest.enumerations.map(({ name, values }) => [name, values]))
export const { listings, include_fields: includeFields } = digest
/** Every include field that there is, but the one that takes kinds of values. */
export const everyIncludeField = includeFields
  .map(({ id }) => id)
  .filter((id) => id !== 'include_usage_segment_value_types')

export function fieldsOf(object: string): readonly SpecifiedField[] {
  return objects.get(object)?.fields ?? []
}

// biome-ignore lint/suspicious/noExplicitAny: what a client gets is JSON of any shape
type Json = any

/**
 * What is wrong with an object, by field; nothing, if it is as specified.
 *
 * @param granted include fields that are on for it: their fields have to be there, others must not
 * @param met is told the name of each object within that was looked at
 */
export function faultsOf(
  name: string,
  value: Json,
  granted: ReadonlySet<string>,
  met: (object: string, value: Json) => void = () => {},
): string[] {
  const specified = objects.get(name)
  if (!specified) throw new Error(`no object ${name}`)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${name} is no object`]
  met(name, value)
  const known = new Set(specified.fields.map((field) => field.name))
  const unknown = specified.additional_fields ? [] : Object.keys(value).filter((field) => !known.has(field))
  return [
    ...unknown.map((field) => `${name}.${field} is not specified`),
    ...specified.fields.flatMap((field) =>
      faultsOfField(field, value, granted, met).map((fault) => `${name}.${field.name} ${fault}`),
    ),
  ]
}

function faultsOfField(
  field: SpecifiedField,
  within: Json,
  granted: ReadonlySet<string>,
  met: (object: string, value: Json) => void,
): string[] {
  const isThere = Object.hasOwn(within, field.name)
  const value = within[field.name]
  const isGranted = field.granted_by !== undefined && granted.has(field.granted_by)
  if (!isThere) {
    const isNeeded =
      field.required ||
      (isGranted && field.if_none !== 'omit' && field.if_none !== undefined) ||
      (field.required_when !== undefined &&
        (field.granted_by === undefined || isGranted) &&
        holds(field, within))
    return isNeeded && !(field.if_none === 'omit' && field.name === 'related_meterdevice')
      ? ['is missing']
      : []
  }
  if (field.granted_by !== undefined && !isGranted) return ['is not granted']
  if (field.when && !isWhen(field.when, within)) return ['does not belong here']
  if (value === null) return field.nullable ? [] : ['is null']
  return faultsOfValue(field.type, value, field, within, granted, met)
}

function isWhen(
  { field, includes, includes_any: alternatives = [] }: NonNullable<SpecifiedField['when']>,
  within: Json,
) {
  return [...(includes === undefined ? [] : [includes]), ...alternatives].some((word) =>
    within[field]?.includes(word),
  )
}

/** The conditions that the digest knows, as it words them. */
function holds({ required_when: condition = '' }: SpecifiedField, within: Json): boolean {
  const [, list, words = ''] = /^(\w+) has (.+)$/.exec(condition) ?? []
  if (list) return words.split(/, | or /).some((word) => within[list]?.includes(word))
  const known: Readonly<Record<string, () => boolean>> = {
    'value is a decimal': () => typeof within.value === 'number',
    'balance is present': () => Object.hasOwn(within, 'balance'),
    'units is money': () => within.units === 'money',
    'file_uri is a URL': () => typeof within.file_uri === 'string',
  }
  const judged = known[condition]
  if (!judged) throw new Error(`'${condition}' is no condition that this test knows`)
  return judged()
}

const currencies = new Set(Intl.supportedValuesOf('currency'))
const date = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const datetime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

const plainTypes: Readonly<Record<string, (value: Json) => boolean>> = {
  string: (value) => typeof value === 'string' && value !== '',
  date: (value) => date.test(value),
  datetime: (value) => datetime.test(value),
  decimal: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isInteger(value) && value >= 0,
  boolean: (value) => typeof value === 'boolean',
  url: (value) => typeof value === 'string' && URL.canParse(value),
  country_code: (value) => /^[A-Z]{2}$/.test(value),
  mime_type: (value) => /^[\w.-]+\/[\w.+-]+$/.test(value),
  object: (value) => typeof value === 'object' && value !== null,
}

function faultsOfValue(
  type: string,
  value: Json,
  field: SpecifiedField,
  within: Json,
  granted: ReadonlySet<string>,
  met: (object: string, value: Json) => void,
): string[] {
  if (field.name === 'values') return faultsOfValues(value, within.formats, granted, met)
  const [, entry] = /^array<(.+)>$/.exec(type) ?? []
  if (entry) {
    if (!Array.isArray(value)) return ['is no list']
    const twice = new Set(value.map((one) => JSON.stringify(one))).size < value.length
    return [
      ...(twice ? ['names something twice'] : []),
      ...value.flatMap((one) => faultsOfValue(entry, one, field, within, granted, met)),
    ]
  }
  const [, object] = /^object<(.+)>$/.exec(type) ?? []
  if (object) return faultsOf(object === 'ValueFormat' ? formatOf(value) : object, value, granted, met)
  const isRight = type.split('|').some((one) => plainTypes[one]?.(value))
  if (!isRight && !(value === '' && field.if_none === 'empty_string')) return [`is no ${type}: ${value}`]
  const words = field.enum_values ?? enumerations.get(field.enum ?? '')?.map((one) => one.value)
  if (words && !words.includes(value)) return [`is none of ${field.enum}: ${value}`]
  if (field.name === 'currency' && !currencies.has(value)) return [`is no currency: ${value}`]
  return []
}

function formatOf({ type }: Json): string {
  return valueType(type)?.format ?? `the format of ${type}`
}

function valueType(type: string): Enumerated | undefined {
  return enumerations.get('ValueType')?.find(({ value }) => value === type)
}

/** Value Sets as long as `formats`, each Value Object that of its format, or `null` (AP-401, AP-404, AP-405). */
function faultsOfValues(
  values: Json,
  formats: Json,
  granted: ReadonlySet<string>,
  met: (object: string, value: Json) => void,
): string[] {
  if (!Array.isArray(values)) return ['is no list']
  return values.flatMap((set: Json) => {
    if (!Array.isArray(set) || set.length !== formats.length) return ['has a set of another length']
    return set.flatMap((one, index) =>
      one === null ? [] : faultsOf(valueType(formats[index].type)?.object ?? '', one, granted, met),
    )
  })
}
