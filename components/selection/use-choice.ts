'use client'

import { type RefObject, useCallback, useEffect, useMemo, useReducer, useState } from 'react'
import { formatPositions, parsePositions } from '#lib/interactions/selection-post.ts'
import { mostSteps, type SelectionStep } from '#lib/interactions/selection-steps.ts'
import { keep, readKept } from './kept.ts'

interface Choice {
  readonly chosen: ReadonlySet<number>
  /** What was chosen before, latest last. */
  readonly before: readonly ReadonlySet<number>[]
}

type Act =
  | { readonly kind: 'put'; readonly positions: Iterable<number>; readonly on: boolean }
  | { readonly kind: 'take'; readonly chosen: ReadonlySet<number> }
  | { readonly kind: 'undo' }

/** What is chosen of a list, and the way back. */
export function useChoice({
  name,
  start,
  steps,
  total,
  box,
}: {
  /** Under which a reload of the page finds what was chosen. */
  name: string
  /** Positions, as `formatPositions` writes them. */
  start: string
  /** What the server did before, and can be undone here. */
  steps: readonly SelectionStep[]
  total: number
  /** Has the checkboxes that the server drew. */
  box: RefObject<HTMLElement | null>
}) {
  const [{ chosen, before }, act] = useReducer(afterAct, start, (text) =>
    choiceAfter(positionsIn(text, total), steps, total),
  )
  const [isReady, setReady] = useState(false)
  const positions = useMemo(() => formatPositions([...chosen].sort((one, other) => one - other)), [chosen])

  useEffect(() => {
    const taken = new Set(positionsIn(readKept(name, start) ?? start, total))
    // Checkboxes may have been pressed before the script was there: what they say counts.
    for (const { checked, defaultChecked, value } of box.current?.querySelectorAll<HTMLInputElement>(
      entries,
    ) ?? []) {
      if (checked === defaultChecked) continue
      if (checked) taken.add(Number(value))
      else taken.delete(Number(value))
    }
    act({ kind: 'take', chosen: taken })
    setReady(true)
  }, [name, start, total, box])

  useEffect(() => {
    if (isReady) keep(name, start, positions)
  }, [isReady, name, start, positions])

  const put = useCallback(
    (positions: Iterable<number>, on: boolean) => act({ kind: 'put', positions, on }),
    [],
  )
  const undo = useCallback(() => act({ kind: 'undo' }), [])

  return {
    chosen,
    positions,
    /** Whether the script has taken over. */
    isReady,
    canUndo: before.length > 0,
    /** Chooses, or no longer, all of `positions`. */
    put,
    undo,
  }
}

/** Checkboxes of entries, as `RowItem` draws them. */
const entries = 'input[data-at]'

function positionsIn(text: string, total: number): ReadonlySet<number> {
  return new Set(parsePositions(text, total) ?? [])
}

function choiceAfter(chosen: ReadonlySet<number>, steps: readonly SelectionStep[], total: number): Choice {
  const before: ReadonlySet<number>[] = []
  for (const { on, positions } of steps.toReversed()) {
    before.unshift(withPut(before[0] ?? chosen, positionsIn(positions, total), !on))
  }
  return { chosen, before }
}

function afterAct({ chosen, before }: Choice, act: Act): Choice {
  if (act.kind === 'take') return { chosen: act.chosen, before }
  if (act.kind === 'undo') return { chosen: before.at(-1) ?? chosen, before: before.slice(0, -1) }
  return {
    chosen: withPut(chosen, act.positions, act.on),
    before: [...before, chosen].slice(-mostSteps),
  }
}

function withPut(chosen: ReadonlySet<number>, positions: Iterable<number>, on: boolean): ReadonlySet<number> {
  const after = new Set(chosen)
  for (const position of positions) {
    if (on) after.add(position)
    else after.delete(position)
  }
  return after
}
