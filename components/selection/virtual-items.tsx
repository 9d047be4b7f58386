'use client'

import { defaultRangeExtractor, measureElement, useVirtualizer } from '@tanstack/react-virtual'
import { memo, type ReactNode, type RefObject, useCallback } from 'react'
import type { Item } from './grouping.ts'
import { keyOf } from './list-box.tsx'

/** In pixels, by kind of item. */
export interface Heights {
  row: number
  heading: number
}

/** Items drawn on either side of those in sight. */
const overscan = 2

/**
 * Only what is in sight is drawn, and what has the focus; each says which one of how many it is. What is in sight
 * stands one under the other by itself, so that the browser has laid it out before anything measures it.
 */
export default function VirtualItems({
  items,
  active,
  scroller,
  label,
  heights,
  keepsElements,
  draw,
}: {
  items: readonly Item[]
  active: number
  scroller: RefObject<HTMLDivElement | null>
  label: string
  /** Those seen last, which others of their kind are taken to have. */
  heights: RefObject<Heights>
  /**
   * Whether an element stays and another item comes into it, which is quicker. Not where items go from under the
   * focus: a screen reader says nothing when the element that has it stays.
   */
  keepsElements: boolean
  draw: (item: Item, index: number) => ReactNode
}) {
  const kindOf = (index: number) => items[index]?.kind ?? 'row'
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights.current[kindOf(index)],
    // Another function makes it lay out the whole list again.
    getItemKey: useCallback(
      (index) => (keepsElements ? index : keyOf(items[index] as Item)),
      [items, keepsElements],
    ),
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), active])].sort((one, other) => one - other),
    // A new element is measured when the browser tells of its height: to ask for it is to wait for it.
    measureElement: (element, entry, list) => {
      const index = list.indexFromElement(element)
      if (!entry) return list.measurementsCache[index]?.size ?? heights.current[kindOf(index)]
      const height = measureElement(element, entry, list)
      heights.current[kindOf(index)] = height
      return height
    },
    overscan,
  })
  const drawn = virtual.getVirtualItems()
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {}
  const isInSight = (index: number) => index >= startIndex - overscan && index <= endIndex + overscan
  const above = drawn.find(({ index }) => isInSight(index))?.start ?? 0

  return (
    <ul
      aria-label={label}
      className="relative [overflow-anchor:none]"
      style={{ height: virtual.getTotalSize(), paddingTop: above }}
    >
      {drawn.map(({ index, key, start }) => {
        const item = items[index]
        const isApart = !isInSight(index)
        return (
          item && (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className={`border-line border-b ${isApart ? 'absolute inset-x-0' : ''}`}
              style={isApart ? { top: start } : undefined}
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
