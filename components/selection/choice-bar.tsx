import { memo } from 'react'
import { draftButton } from './draft-button.ts'
import { fill, type SelectionWords } from './words.ts'

/** All, none, back, and how many are chosen, which is heard when it changes (SL-005, SL-008, SL-009). */
export const ChoiceBar = memo(function ChoiceBar({
  section,
  selected,
  total,
  canUndo,
  isReady,
  words,
  onChange,
  onUndo,
}: {
  section: string
  selected: number
  total: number
  canUndo: boolean
  /** Whether the script answers, or the buttons post. */
  isReady: boolean
  words: SelectionWords
  /** All, or none. */
  onChange: (on: boolean) => void
  onUndo: () => void
}) {
  const button = (act: string, onClick: () => void) =>
    isReady ? ({ type: 'button', onClick } as const) : draftButton(section, act)
  return (
    <div className="flex flex-wrap items-center gap-2 sm:gap-x-3">
      <button {...button('all', () => onChange(true))} className="button button-quiet max-sm:px-3">
        {words.all}
      </button>
      <button {...button('none', () => onChange(false))} className="button button-quiet max-sm:px-3">
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
})
