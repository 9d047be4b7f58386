import { draftButton } from './draft-button.ts'
import { type Grouping, isGrouping } from './grouping.ts'
import { type Looking, lookingNames } from './looking.ts'
import type { SelectionWords } from './words.ts'

/** How a long list is looked at; nothing here changes what is chosen (SL-006, SL-010, OP-35). */
export function LookingBar({
  section,
  looking,
  groupings,
  isLive,
  isComing,
  needsButtons,
  words,
  onLook,
}: {
  section: string
  looking: Looking
  groupings: readonly Exclude<Grouping, 'none'>[]
  /** Whether the script has the whole list, and answers at once. */
  isLive: boolean
  /** Whether it has the list, or will have it. */
  isComing: boolean
  /** Whether the page goes on without the script for good. */
  needsButtons: boolean
  words: SelectionWords
  onLook: (looking: Partial<Looking>) => void
}) {
  const names = lookingNames(section)
  const apply = isLive ? null : { ...draftButton(section, 'view'), className: applyClass(needsButtons) }
  return (
    <div className="mt-5 grid gap-3">
      <div>
        <label htmlFor={`${section}-search`} className="text-sm font-semibold">
          {words.search}
        </label>{' '}
        <span id={`${section}-search-hint`} className="text-sm text-soft">
          {words.searchHint}
        </span>
        <div className="mt-1 flex gap-2">
          {/* A letter that is typed is laid out by itself: not in a flex line, whose height could come of it. */}
          <div className="min-w-0 grow">
            <input
              type="search"
              id={`${section}-search`}
              name={isLive ? undefined : names.search}
              value={looking.search}
              onChange={(event) => onLook({ search: event.target.value })}
              onKeyDown={(event) => {
                if (isComing && event.key === 'Enter') event.preventDefault()
              }}
              aria-describedby={`${section}-search-hint`}
              autoComplete="off"
              spellCheck={false}
              className="field block contain-strict"
            />
          </div>
          {apply && <button {...apply}>{words.searchButton}</button>}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name={isLive ? undefined : names.onlySelected}
            checked={looking.onlySelected}
            onChange={(event) => onLook({ onlySelected: event.target.checked })}
            className="size-5 shrink-0"
          />
          {words.only}
        </label>
        {groupings.length > 0 && (
          <label className="flex min-h-11 flex-wrap items-center gap-x-3">
            {words.groupBy}
            <select
              name={isLive ? undefined : names.grouping}
              value={looking.grouping}
              onChange={({ target }) => isGrouping(target.value) && onLook({ grouping: target.value })}
              className="field w-auto max-w-full min-w-28"
            >
              {(['none', ...groupings] as const).map((grouping) => (
                <option key={grouping} value={grouping}>
                  {words.groupings[grouping]}
                </option>
              ))}
            </select>
          </label>
        )}
        {apply && <button {...apply}>{words.onlyApply}</button>}
      </div>
    </div>
  )
}

function applyClass(needsButtons: boolean): string {
  return `button button-quiet ${needsButtons ? '' : 'without-script'}`
}
