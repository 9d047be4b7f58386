import { parsePositions } from '#lib/interactions/selection-post.ts'
import { draftButton } from './draft-button.ts'
import type { Heading } from './grouping.ts'
import { fill, type SelectionWords } from './words.ts'

/** What stands together, and the choice of all of it; of none, once it is all chosen. */
export function GroupHeading({
  section,
  heading,
  chosen,
  total,
  isReady,
  tabIndex,
  words,
  onChange,
}: {
  section: string
  heading: Heading
  chosen: ReadonlySet<number>
  /** Of the whole list. */
  total: number
  isReady: boolean
  tabIndex: number | undefined
  words: SelectionWords
  onChange: (positions: readonly number[], on: boolean) => void
}) {
  const members = parsePositions(heading.members, total) ?? []
  const selected = members.filter((at) => chosen.has(at)).length
  const name = nameOf(heading, words)
  const first = members[0] ?? 0
  const on = selected < members.length
  const label = fill(on ? words.these : words.notThese, { count: members.length }, words.locale)
  return (
    <div className="flex items-center gap-x-4 bg-paper px-4 py-2.5 max-sm:flex-wrap">
      <p className="min-w-0 grow max-sm:basis-full">
        <span className="number font-semibold">{name}</span>{' '}
        <span className="number block text-sm text-soft">
          {fill(words.status, { selected, total: members.length }, words.locale)}
        </span>
      </p>
      <button
        {...(isReady
          ? ({ type: 'button', onClick: () => onChange(members, on) } as const)
          : draftButton(section, `${on ? 'group' : 'ungroup'}-${first}`))}
        tabIndex={tabIndex}
        aria-label={`${label}: ${name}`}
        className="link-button min-h-8 shrink-0 text-sm"
      >
        {label}
      </button>
    </div>
  )
}

function nameOf({ by, key, address }: Heading, words: SelectionWords): string {
  if (key === '') return words.noGroup[by]
  if (by === 'account') return words.account.replace('{number}', key)
  return address === null || address === key ? key : `${address} (${key})`
}
