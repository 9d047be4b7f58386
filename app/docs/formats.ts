import type { FieldFormat } from '#lib/catalog/index.ts'

/** What a client sends for each format, and one value of it. WG1-02 §3.9; the draft's by DR-40 to DR-42 */
export const formats = {
  int: { takes: 'A whole number.', example: 12 },
  decimal: { takes: 'A JSON number, with any number of digits.', example: 10.5 },
  string: { takes: 'A string; the limits are lengths.', example: 'text' },
  string_or_null: { takes: 'A string, or null for nothing; the limits are lengths.', example: 'text' },
  string_list: {
    takes: 'A list of strings; the limits are of all their characters together.',
    example: ['text'],
  },
  string_list_or_null: {
    takes: 'A list of strings, or null for nothing; the limits are of all their characters together.',
    example: ['text'],
  },
  boolean: { takes: 'true or false.', example: true },
  choice: { takes: 'One of the choices below.', example: undefined },
  choice_or_null: { takes: 'One of the choices below, or null for none.', example: undefined },
  choice_list: { takes: 'A list of choices below.', example: undefined },
  choice_list_or_null: { takes: 'A list of choices below, or null for none.', example: undefined },
  relative_or_absolute_date: {
    takes:
      "A length such as 'P6M' or 'P2Y', counted from the approval; a date such as '2026-01-31'; or 'infinite'. The field says whether it looks back or ahead: lengths have no sign.",
    example: 'P6M',
  },
  relative_or_absolute_datetime: {
    takes:
      "A length such as 'P6M' or 'P2Y', counted from the approval; a moment such as '2026-01-31T00:00:00Z'; or 'infinite'. The field says whether it looks back or ahead: lengths have no sign.",
    example: 'P6M',
  },
  jwk_or_null: { takes: "null, or a public key as JWK, whose 'use' is 'enc'.", example: null },
  draft_length_or_date: {
    takes: "A length such as '3y', '6m' or '90d', counted from the approval, or a date such as '2026-01-31'.",
    example: '6m',
  },
  draft_offset_or_date: {
    takes: "A length with its sign, such as '-3y' or '+6m'; 'now'; or a date such as '2026-01-31'.",
    example: 'now',
  },
  draft_all_or_list: { takes: "'all', or a list of numbers.", example: 'all' },
} as const satisfies Record<FieldFormat, { readonly takes: string; readonly example: unknown }>
