'use client'

import { useEffect, useState } from 'react'
import type { ItemRow } from './grouping.ts'
import { type CompactRow, fromCompact, type Row } from './row.ts'
import { searchIn, searchTextOf } from './search.ts'

/** Every row as the list shows it, and how they are searched. */
export interface AllRows {
  readonly items: readonly ItemRow[]
  readonly find: (search: string) => readonly ItemRow[]
}

/** Every row of a list, once they are here. `failed`: they will not come, and the page goes on without. */
export function useAllRows(
  /** Where they are; `undefined`: the page has them all. */
  source: string | undefined,
  ofPage: readonly Row[],
  total: number,
): { readonly rows: AllRows | undefined; readonly failed: boolean } {
  const [rows, setRows] = useState<AllRows>()
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    if (!source) {
      setRows(searchable(ofPage.toSorted((one, other) => one.at - other.at)))
      return
    }
    const leaving = new AbortController()
    fetchRows(source, leaving.signal)
      .then((all) => (all.length === total ? setRows(searchable(all.map(fromCompact))) : setFailed(true)))
      .catch(() => setFailed(!leaving.signal.aborted))
    return () => leaving.abort()
  }, [source, ofPage, total])

  return { rows, failed }
}

async function fetchRows(source: string, signal: AbortSignal): Promise<readonly CompactRow[]> {
  const answer = await fetch(source, { signal })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

function searchable(rows: readonly Row[]): AllRows {
  const items = rows.map((row): ItemRow => ({ kind: 'row', row }))
  const find = searchIn(items, rows.map(searchTextOf))
  // A browser is slow at what it does for the first time: better now, with no key waiting, than at the first letter.
  find('1')
  return { items, find }
}
