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

/**
 * Only what is in sight is drawn, and what has the focus; each says which one of how many it is. They stand in the
 * page's flow, so that they are in place before their heights are known.
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
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((index) => heights.current[items[index]?.kind ?? 'row'], [items, heights]),
    // Another function makes it lay out the whole list again.
    getItemKey: useCallback(
      (index) => (keepsElements ? index : keyOf(items[index] as Item)),
      [items, keepsElements],
    ),
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), active])].sort((one, other) => one - other),
    overscan: 1,
    // The browser tells heights with each picture; to ask for them would lay the page out once more.
    measureElement: (element: HTMLLIElement, entry, instance) => {
      const index = instance.indexFromElement(element)
      const kind = items[index]?.kind ?? 'row'
      if (!entry) return instance.measurementsCache[index]?.size ?? heights.current[kind]
      heights.current[kind] = measureElement(element, entry, instance)
      return heights.current[kind]
    },
  })
  const drawn = virtual.getVirtualItems()

  return (
    <ul aria-label={label} className="flow-root" style={{ height: virtual.getTotalSize() }}>
      {drawn.map(({ index, key, start }, at) => {
        const item = items[index]
        return (
          item && (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className="border-line border-b"
              style={{ marginTop: start - (drawn[at - 1]?.end ?? 0) }}
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
