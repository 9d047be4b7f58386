import type { Json } from '#lib/catalog/index.ts'
import type { TermForms, TermId } from '#lib/config/index.ts'
import type { measureIds } from './measures.ts'
import type { GroupId, TopicId } from './topics.ts'

/** What words are made from: a section of the form, or of a receipt. */
export interface Worded {
  readonly scopes: readonly WordedScope[]
  readonly durations: readonly WordedDuration[]
}

export interface WordedScope {
  readonly scope: string
  /** The catalog's type. */
  readonly type: string
  readonly fields: Readonly<Record<string, Json>>
  /** In the profile's words, which no dictionary has. */
  readonly own?: {
    /** Of the scope. */
    readonly name: string
    /** Of fields that only the utility has, and of what it lists itself, such as programs; without those that are off. */
    readonly fields: readonly OwnField[]
  }
}

export interface OwnField {
  readonly id: string
  readonly name: string
  /** What was asked for in it, as names; empty where the field is just on. */
  readonly values: readonly string[]
}

export interface WordedDuration {
  readonly field: string
  readonly direction: 'past' | 'future'
  readonly asked: string
  readonly boundary: string
  /** Which of the section's scopes it is for; all when left out. */
  readonly scopes?: readonly string[]
}

/** A section in the customer's words, in the order in which it is read. WG3-01 §9.2.2 */
export interface SectionWords {
  /** Names the section: `Your services and your energy usage`. */
  readonly summary: string
  readonly categories: readonly Category[]
  readonly past: readonly string[]
  readonly ongoing: readonly string[]
}

/** One kind of data, with what is in it. CO-004 to CO-008 */
export interface Category {
  readonly id: GroupId
  readonly name: string
  readonly topics: readonly ToldTopic[]
}

export interface Topic {
  readonly name: string
  /** What such data could be (CO-007). */
  readonly example: string
}

/** A topic as this section has it. */
export interface ToldTopic {
  readonly name: string
  /** A field of the utility's own may have none. */
  readonly example?: string
  /** Only these of the kind, by name. */
  readonly only?: readonly string[]
}

export type MeasureId = (typeof measureIds)[number]

/**
 * All words of one language. Every place takes whole sentences; nothing is put together from pieces of them, but that
 * a utility's own terms come where `[services]` and the like stand (`terms.ts`).
 */
export interface Dictionary {
  /** What is said where a utility calls it nothing else. */
  readonly terms: Readonly<Record<TermId, TermForms>>
  /** By scope type, to stand in a list: `your services`. */
  readonly summaries: Readonly<Record<string, string>>
  /** For a scope type without words of its own. */
  readonly otherSummary: string
  readonly groups: Readonly<Record<GroupId, string>>
  readonly topics: Readonly<Record<TopicId, Topic>>
  /** What usage is counted of, to stand in a list; with an example of it. */
  readonly measures: Readonly<Record<MeasureId, Topic>>
  /** Usage of these kinds, which are a list. */
  readonly measured: (kinds: string) => string
  /** What is said otherwise where a utility brings nothing but water. */
  readonly water: {
    readonly summaries: Readonly<Record<string, string>>
    readonly groups: Readonly<Partial<Record<GroupId, string>>>
    readonly examples: Readonly<Partial<Record<TopicId, string>>>
  }
  readonly durations: DurationWords
  /** A kind of service, of point or of meter: `electric`, `residential`, … */
  readonly kinds: Readonly<Record<string, string>>
  /** Statuses worth a word in a list; `active` needs none. */
  readonly states: Readonly<Record<string, string>>
  readonly preselections: Readonly<Record<PreselectionWord, (values: string) => string>>
}

/** Preselection fields that a customer can be told about. ER-005 */
export type PreselectionWord = 'accounts' | 'services' | 'serviceTypes' | 'programs' | 'meters' | 'places'

/** What durations are about: each has sentences of its own. */
export type DurationFamily = 'details' | 'usage' | 'bills' | 'charges' | 'consent' | 'data'

export interface DurationWords {
  /** A statement, and what it is about. */
  readonly about: (what: string, statement: string) => string
  /** Of what goes on without an end: said once in a section (OP-27). */
  readonly stoppable: string
  /** Bills are asked for, and it is not said how long their accounts and services are kept up to date. */
  readonly withBills: string
  /** They have no duration of their own. */
  readonly certificates: string
  readonly past: Readonly<Record<DurationFamily, PastWords>>
  readonly future: Readonly<Record<DurationFamily, FutureWords>>
}

export interface PastWords {
  /** `length` is `2 years`; `date` is where that leads. */
  readonly length: (length: string, date: string) => string
  readonly since: (date: string) => string
  readonly nothing: string
  readonly everything: string
}

export interface FutureWords {
  readonly length: (length: string, date: string) => string
  readonly until: (date: string) => string
  readonly nothing: string
  readonly withoutEnd: string
}
