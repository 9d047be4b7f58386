import { draftButton } from './draft-button.ts'
import { fill, type SelectionWords } from './words.ts'

/** How many there are to look at, heard when it changes; of a search, all that it finds can be chosen (OP-35). */
export function FoundBar({
  section,
  found,
  isSearch,
  isReady,
  words,
  onChange,
}: {
  section: string
  found: number
  /** Whether less than the whole list is looked at. */
  isSearch: boolean
  isReady: boolean
  words: SelectionWords
  onChange: (on: boolean) => void
}) {
  const button = (act: string, on: boolean) => (
    <button
      {...(isReady ? ({ type: 'button', onClick: () => onChange(on) } as const) : draftButton(section, act))}
      className="link-button min-h-8"
    >
      {fill(on ? words.these : words.notThese, { count: found }, words.locale)}
    </button>
  )
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-4 border-line border-b px-4 py-1.5 text-sm">
      <p aria-live="polite" className="number grow text-soft max-sm:basis-full">
        {fill(isSearch ? words.found : words.inAll, { count: found }, words.locale)}
      </p>
      {isSearch && found > 0 && (
        <>
          {button('found', true)}
          {button('unfound', false)}
        </>
      )}
    </div>
  )
}
