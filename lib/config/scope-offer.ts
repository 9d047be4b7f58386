import { z } from 'zod'
import { localized } from './locale.ts'

const json = z.json()

/** Word of a `scope` parameter, or part of it. */
export const word = z.string().regex(/^[\w.:-]+$/, 'use letters, digits, dots, colons, hyphens')

/** A choice of the utility's own, such as one of its programs; or other words for one of the catalog's. */
const ownChoice = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string().min(1),
  /** For customers; the name when left out. */
  words: localized.optional(),
  /** Of a kind of measurement (SP-042). */
  usagesegment_format: z.object({ id: z.string(), type: z.string() }).catchall(json).optional(),
})

/** What a utility narrows, presets or adds in one field of a scope. */
const fieldOffer = z.strictObject({
  default: json.optional(),
  minimum: json.optional(),
  maximum: json.optional(),
  /** Those that are offered: ids of the catalog's, and choices of the utility's own. */
  choices: z
    .array(
      z.union([z.string(), ownChoice], {
        error: "use an id of the catalog's, or an object with 'id', 'name' and 'description'",
      }),
    )
    .optional(),
  /** Requests without a value are refused; on scopes that no customer is asked for (FD-005, SP-325). */
  isRequired: z.literal(true).optional(),
  /** Describes a field of the utility's own, which the catalog does not know. */
  own: z
    .strictObject({
      name: z.string().min(1),
      description: z.string().min(1),
      format: z.enum([
        'int',
        'decimal',
        'string',
        'string_or_null',
        'string_list',
        'string_list_or_null',
        'boolean',
        'choice',
        'choice_or_null',
        'choice_list',
        'choice_list_or_null',
        'relative_or_absolute_date',
        'relative_or_absolute_datetime',
      ]),
      /** Where a duration reaches from now. */
      direction: z.enum(['past', 'future']).optional(),
      /** For customers: what a request with this field opens, and, but for durations, what that could be. */
      words: localized,
      example: localized.optional(),
    })
    .optional(),
})

/** A scope that this utility offers: a type, with what this utility narrows, presets or adds in its fields. */
export const scopeOffer = z.strictObject({
  /** A scope description type of the catalog, such as `cds_usage` or the draft's `service_details`; or one of its own. */
  type: word,
  /** The word used in `scope`; the type itself when left out. */
  id: word.optional(),
  /** Coverage entries where it works; all of the profile's when left out. */
  coverages: z.array(z.string()).optional(),
  /**
   * By field id. `null` stands for a field that is not offered; `{}` adds a field of the catalog that the scope does
   * not have by itself.
   */
  fields: z.record(z.string(), fieldOffer.nullable()).default({}),
  /** Describes a type of the utility's own, which the catalog does not know. What it opens, its fields say. */
  own: z
    .strictObject({
      name: z.string().min(1),
      description: z.string().min(1),
      /** For customers, to stand in a list: `alerts when the power is out`. */
      words: localized.optional(),
      kind: z.enum(['customer-consent', 'direct-access']),
      /** What the form may list, the default first; for scopes that a customer is asked for. */
      selectionTypes: z
        .array(
          z.enum([
            'account_selection',
            'service_contract_selection',
            'servicepoint_selection',
            'meter_device_selection',
            'aggregation_selection',
          ]),
        )
        .default([]),
      /** Included data fields that count as true whatever is sent. */
      implies: z.array(z.string()).default([]),
    })
    .optional(),
})
export type ScopeOffer = z.infer<typeof scopeOffer>
