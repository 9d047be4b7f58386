'use client'

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { memo, type ReactNode, type RefObject, useCallback } from 'react'
import type { Item } from './grouping.ts'
import { keyOf } from './list-box.tsx'

const usualHeightPx = { row: 100, heading: 66 }

/** Only what is in sight is drawn, and what has the focus; each says which one of how many it is. */
export default function VirtualItems({
  items,
  active,
  scroller,
  label,
  draw,
}: {
  items: readonly Item[]
  active: number
  scroller: RefObject<HTMLDivElement | null>
  label: string
  draw: (item: Item, index: number) => ReactNode
}) {
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((index) => usualHeightPx[items[index]?.kind ?? 'row'], [items]),
    // Another function makes it lay out the whole list again.
    getItemKey: useCallback((index) => keyOf(items[index] as Item), [items]),
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), active])].sort((one, other) => one - other),
    overscan: 2,
  })
  return (
    <ul aria-label={label} className="relative" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const item = items[index]
        return (
          item && (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0 border-line border-b"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Drawn item={item} index={index} draw={draw} />
            </li>
          )
        )
      })}
    </ul>
  )
}

/** Not drawn again where only places change, as they do once heights are known. */
const Drawn = memo(
  ({ item, index, draw }: { item: Item; index: number; draw: (item: Item, index: number) => ReactNode }) =>
    draw(item, index),
)
