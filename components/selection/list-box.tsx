'use client'

import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef } from 'react'
import type { Item } from './grouping.ts'
import { useArrowKeys } from './use-arrow-keys.ts'
import type { Heights } from './virtual-items.tsx'

const VirtualItems = lazy(() => import('./virtual-items.tsx'))

/** Of a whole list longer than this, only what is looked at is drawn. */
const mostItemsDrawn = 20

const usualHeightsPx: Heights = { row: 100, heading: 66 }

export interface Drawing {
  /** `undefined`: in the tab order like any other control. */
  readonly tabIndex: number | undefined
  /** To be said when the item may go, so that the focus does not go with it. */
  readonly stay: () => void
}

/** The list's own block, which scrolls if it is long (SL-007). */
export function ListBox({
  items,
  label,
  hint,
  isLong,
  isLive,
  resetOn,
  keepsElements,
  nothing,
  above,
  children,
}: {
  items: readonly Item[]
  label: string
  /** How to move through it by keyboard. */
  hint: string
  isLong: boolean
  isLive: boolean
  /** When this changes, the list is looked at from its beginning. */
  resetOn: string
  /** As in `VirtualItems`. */
  keepsElements: boolean
  /** Said in place of an empty list. */
  nothing: string
  above: ReactNode
  children: (item: Item, drawing: Drawing) => ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const isScrolled = useRef(false)
  const heights = useRef({ ...usualHeightsPx })
  const { active, moveTo, listProps } = useArrowKeys(box, items.length)
  const isOneStop = isLong && isLive
  const isVirtual = isLive && items.length > mostItemsDrawn
  const draw = useCallback(
    (item: Item, index: number) =>
      children(item, {
        tabIndex: isOneStop ? (index === active ? 0 : -1) : undefined,
        stay: () => moveTo(index),
      }),
    [children, isOneStop, active, moveTo],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that counts
  useEffect(() => {
    // The browser lays out the whole page to know where its beginning is, be it in sight or not.
    if (box.current && isScrolled.current) box.current.scrollTop = 0
  }, [resetOn])

  const plain = (
    <ul aria-label={label} className="rows-drawn divide-y divide-line">
      {(isVirtual ? items.slice(0, mostItemsDrawn) : items).map((item, index) => (
        <li key={keyOf(item)} data-index={index}>
          {draw(item, index)}
        </li>
      ))}
    </ul>
  )
  return (
    <div
      className={`list-box relative mt-4 overflow-hidden rounded-xl border border-line ${isLong ? 'flex h-96 sm:h-[29rem] flex-col contain-strict' : ''}`}
    >
      {above}
      <div
        ref={box}
        tabIndex={-1}
        onScroll={({ currentTarget }) => {
          isScrolled.current = currentTarget.scrollTop > 0
        }}
        className={`rows peer ${isLong ? 'min-h-0 grow basis-0 overflow-y-auto' : ''}`}
        {...(isOneStop && listProps)}
      >
        {items.length === 0 && <p className="px-4 py-6 text-soft">{nothing}</p>}
        {items.length > 0 && !isVirtual && plain}
        {isVirtual && (
          <Suspense fallback={plain}>
            <VirtualItems
              items={items}
              active={active}
              scroller={box}
              label={label}
              heights={heights}
              keepsElements={keepsElements}
              draw={draw}
            />
          </Suspense>
        )}
      </div>
      {isOneStop && (
        <p className="pointer-events-none absolute inset-x-0 bottom-0 hidden bg-ink/85 px-4 py-2 text-center text-sm text-card peer-has-focus-visible:block">
          {hint}
        </p>
      )}
    </div>
  )
}

export function keyOf(item: Item): string | number {
  return item.kind === 'row' ? item.row.at : `group ${item.heading.key}`
}
