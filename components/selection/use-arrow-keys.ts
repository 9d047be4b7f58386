'use client'

import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from 'react'

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/**
 * A long list is one stop in the tab order, and the arrow keys move through it. Items carry `data-index`, and have
 * `tabIndex` 0 where theirs is `active`.
 */
export function useArrowKeys(list: RefObject<HTMLElement | null>, count: number) {
  const [active, setActive] = useState(0)
  const [wanted, setWanted] = useState<number>()
  const last = count - 1
  const inRange = Math.max(0, Math.min(active, last))

  useEffect(() => {
    if (wanted === undefined) return
    const item = list.current?.querySelector(`[data-index="${Math.max(0, Math.min(wanted, last))}"]`)
    const control = item?.querySelector<HTMLElement>('input, button') ?? list.current
    control?.focus()
    setWanted(undefined)
  }, [wanted, last, list])

  const moveTo = useCallback((index: number) => {
    setActive(index)
    setWanted(index)
  }, [])
  return {
    active: inRange,
    /** Puts the focus there, or on the nearest one that is left. */
    moveTo,
    listProps: {
      onKeyDown(event: KeyboardEvent) {
        const step = steps[event.key]
        if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || !isItem(event.target))
          return
        event.preventDefault()
        moveTo(Math.max(0, Math.min(inRange + step, last)))
      },
      /** A pointer, or a screen reader, goes where it likes. */
      onFocus({ target }: FocusEvent) {
        const index = target.closest<HTMLElement>('[data-index]')?.dataset.index
        if (index !== undefined) setActive(Number(index))
      },
    },
  }
}

function isItem(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('[data-index]') !== null
}
