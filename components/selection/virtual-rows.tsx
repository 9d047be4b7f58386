'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import type { ReactNode, RefObject } from 'react'
import type { Row } from './row.ts'

const usualRowHeightPx = 88

/** Only the rows in sight are drawn; each says which one of how many it is. */
export default function VirtualRows({
  rows,
  scroller,
  label,
  item,
}: {
  rows: readonly Row[]
  scroller: RefObject<HTMLDivElement | null>
  label: string
  item: (row: Row) => ReactNode
}) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualRowHeightPx,
    getItemKey: (index) => rows[index]?.at ?? index,
    overscan: 8,
  })
  return (
    <ul aria-label={label} className="relative" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index]
        return (
          row && (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0 border-line border-b"
              style={{ transform: `translateY(${start}px)` }}
            >
              {item(row)}
            </li>
          )
        )
      })}
    </ul>
  )
}
