import { draftButton } from './draft-button.ts'
import { fill, type SelectionWords } from './words.ts'

/** All, none, back, and how many are chosen, which is heard when it changes (SL-005, SL-008, SL-009). */
export function ChoiceBar({
  section,
  selected,
  total,
  canUndo,
  isReady,
  words,
  onAll,
  onNone,
  onUndo,
}: {
  section: string
  selected: number
  total: number
  canUndo: boolean
  /** Whether the script answers, or the buttons post. */
  isReady: boolean
  words: SelectionWords
  onAll: () => void
  onNone: () => void
  onUndo: () => void
}) {
  const button = (act: string, onClick: () => void) =>
    isReady ? ({ type: 'button', onClick } as const) : draftButton(section, act)
  return (
    <div className="flex flex-wrap items-center gap-2 sm:gap-x-3">
      <button {...button('all', onAll)} className="button button-quiet max-sm:px-3">
        {words.all}
      </button>
      <button {...button('none', onNone)} className="button button-quiet max-sm:px-3">
        {words.none}
      </button>
      {/* Not `disabled`, which would take the focus away from who has just pressed it for the last time. */}
      <button
        {...button('undo', onUndo)}
        aria-disabled={!canUndo}
        className="button button-quiet max-sm:px-3 aria-disabled:border-line aria-disabled:text-soft"
      >
        {words.undo}
      </button>
      <output aria-live="polite" className="number font-semibold max-sm:basis-full sm:ml-auto">
        {fill(words.status, { selected, total }, words.locale)}
      </output>
    </div>
  )
}
