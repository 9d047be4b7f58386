import { CodedError } from '#lib/errors/index.ts'
import {
  type ConsentSection,
  durationKey,
  isChangeable,
  optionalData,
  type SectionChanges,
} from '#lib/request/index.ts'

/**
 * How a section's changes travel in the form's post. Of data, `offered` are the fields that had a checkbox and `keep`
 * those that were checked. Of each duration, by its position in the section, there are a length, a day, and what
 * both were when the page was made: whichever of the two is another now is what the customer wants.
 */
export function changeNames(section: string) {
  return {
    offered: `${section}.offered`,
    keep: `${section}.keep`,
    length: (position: number) => `${section}.for-${position}`,
    day: (position: number) => `${section}.day-${position}`,
    was: (position: number) => `${section}.was-${position}`,
  } as const
}

/** Chosen in place of a length: the day that was typed counts. */
export const ownDay = 'day'

/** How a duration's two controls stand: `length` empty for what was asked for. */
export interface DurationChoice {
  readonly length: string
  readonly day: string
}

export function durationChoice(wanted: string | undefined): DurationChoice {
  if (wanted === undefined) return { length: '', day: '' }
  return wanted.startsWith('P') ? { length: wanted, day: '' } : { length: ownDay, day: wanted }
}

const longestDay = 40

/**
 * A section's changes after a post of the form.
 *
 * @throws CodedError `invalid_request` for a post that our form does not send, such as a change of what is not to be
 *   changed (LY-055)
 */
export function postedChanges(
  post: URLSearchParams,
  section: ConsentSection,
  before: SectionChanges | undefined,
): SectionChanges | undefined {
  const names = changeNames(section.id)
  const offered = post.get(names.offered)
  if (offered === null) {
    const own = new RegExp(`^${section.id}\\.(keep|for|day|was)\\b`)
    if ([...post.keys()].some((name) => own.test(name))) throw refuse(names.keep)
    return before
  }
  if (!isChangeable(section)) throw refuse(names.offered)
  const optional = optionalData(section)
  const shown = offered === '' ? [] : offered.split(',')
  if (!shown.every((id) => optional.includes(id))) throw refuse(names.offered)
  const kept = post.getAll(names.keep)
  if (!kept.every((id) => shown.includes(id))) throw refuse(names.keep)
  const changes: SectionChanges = {
    isRemoved: false,
    dropped: optional.filter((id) =>
      shown.includes(id) ? !kept.includes(id) : before?.dropped.includes(id),
    ),
    shortened: shortenedIn(post, section),
  }
  return changes.dropped.length + Object.keys(changes.shortened).length > 0 ? changes : undefined
}

function shortenedIn(post: URLSearchParams, section: ConsentSection): Readonly<Record<string, string>> {
  const names = changeNames(section.id)
  return Object.fromEntries(
    section.durations.flatMap((duration, position) => {
      const given = post.get(names.length(position))
      if (given === null) return []
      const [wasLength = '', wasDay = ''] = (post.get(names.was(position)) ?? '').split('|')
      const day = (post.get(names.day(position)) ?? '').trim().slice(0, longestDay)
      const isDay = given === ownDay || (given === wasLength && day !== wasDay && day !== '')
      const wanted = isDay ? day : given
      if (!isDay && !/^(P\d+[DMY])?$/.test(given)) throw refuse(names.length(position))
      return wanted === '' && !isDay ? [] : [[durationKey(duration), wanted] as const]
    }),
  )
}

function refuse(at: string): CodedError {
  return new CodedError('invalid_request', 'a change that the form does not offer', { at })
}
