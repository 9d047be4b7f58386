'use client'

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { memo, type ReactNode, type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import type { Item } from './grouping.ts'
import { keyOf } from './list-box.tsx'

/** In pixels, by kind of item. */
export interface Heights {
  row: number
  heading: number
}

/** Only what is in sight is drawn, and what has the focus; each says which one of how many it is. */
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
  const list = useRef<HTMLUListElement>(null)
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
  })

  // An element that has stayed is not measured by itself before the next frame.
  useLayoutEffect(() => {
    for (const { dataset, offsetHeight } of list.current?.querySelectorAll('li') ?? []) {
      const index = Number(dataset.index)
      const item = items[index]
      if (!item) continue
      heights.current[item.kind] = offsetHeight
      virtual.resizeItem(index, offsetHeight)
    }
  }, [items, heights, virtual])

  return (
    <ul ref={list} aria-label={label} className="relative" style={{ height: virtual.getTotalSize() }}>
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
              className="absolute inset-x-0 border-line border-b"
              style={{ top: start }}
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
