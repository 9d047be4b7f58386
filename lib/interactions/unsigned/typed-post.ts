import type { Profile } from '#lib/config/index.ts'
import { type ConsentRequest, everythingTyped } from '#lib/request/index.ts'
import { postedChanges } from '../posted-changes.ts'
import { withPostedChanges } from '../posted-decision.ts'
import type { DraftedSection } from '../types.ts'

/** What stands in the fields of a form without sign-in, as it was typed. */
export interface Typed {
  readonly contact: string
  /** By section: what could not be added to its list. */
  readonly numbers: Readonly<Record<string, string>>
}

export const nothingTyped: Typed = { contact: '', numbers: {} }

/** How it travels in the post; `number` are the checkboxes of the list, `typed` the field below. */
export function typedNames(section: string) {
  return { number: `${section}.number`, typed: `${section}.typed`, future: `${section}.future` } as const
}

const longestNumber = 60
const mostNumbers = 200
const longestText = 4_000

/**
 * What is chosen and typed after a post: what is in the field and looks like a number is in the list then, the rest
 * stays in the field. Whether a number exists is not looked up (AN-032).
 *
 * @param consent of the request alone, with what was chosen before
 * @throws CodedError `invalid_request` for a post that our form does not send
 */
export function postedTyped(
  post: URLSearchParams,
  { sections }: ConsentRequest,
  start: readonly DraftedSection[],
  profile: Pick<Profile, 'withoutSignIn'>,
): { readonly decision: readonly DraftedSection[]; readonly typed: Typed } {
  const numbers: Record<string, string> = {}
  const decision = sections.map((section, index): DraftedSection => {
    const { id, selection } = section
    const before = start[index]
    if (!before) throw new Error(`no start for section ${id}`)
    if (before.changes?.isRemoved) return before
    const kept = withPostedChanges(before, postedChanges(post, section, before.changes))
    if (!selection) return kept
    const names = typedNames(id)
    const named = new Set(selection.entries.map((entry) => entry.id))
    const rule = profile.withoutSignIn?.numbers[selection.type]
    const isNumber = numberTest(rule?.pattern)
    const written = wordsOf(post.get(names.typed))
    const listed = post.getAll(names.number).filter((number) => named.has(number) || isNumber(number))
    const entries = [...new Set([...listed, ...written.filter(isNumber)])].slice(0, mostNumbers)
    const left = written.filter((word) => !entries.includes(word))
    if (left.length > 0) numbers[id] = left.join(', ')
    return { ...kept, entries, includeFuture: post.get(names.future) === 'on' }
  })
  return { decision, typed: { contact: (post.get('contact') ?? '').slice(0, 320), numbers } }
}

function wordsOf(text: string | null): readonly string[] {
  return (text ?? '')
    .slice(0, longestText)
    .split(/[\s,;]+/)
    .filter(Boolean)
}

function numberTest(pattern: string | undefined): (word: string) => boolean {
  const shape = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`)
  return (word) =>
    word.length <= longestNumber &&
    !/[\p{C}\s]/u.test(word) &&
    word !== everythingTyped &&
    word !== '_include_future' &&
    (shape?.test(word) ?? true)
}
