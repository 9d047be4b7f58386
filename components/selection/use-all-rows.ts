'use client'

import { useEffect, useState } from 'react'
import type { ItemRow } from './grouping.ts'
import { type CompactRow, fromCompact, type Row } from './row.ts'
import { searchTextOf } from './search.ts'

/** A row as the list shows it, and the text that it is found by. */
export interface SearchableRow {
  readonly item: ItemRow
  readonly text: string
}

/** Every row of a list, once they are here. `failed`: they will not come, and the page goes on without. */
export function useAllRows(
  /** Where they are; `undefined`: the page has them all. */
  source: string | undefined,
  ofPage: readonly Row[],
  total: number,
): { readonly rows: readonly SearchableRow[] | undefined; readonly failed: boolean } {
  const [rows, setRows] = useState<readonly SearchableRow[]>()
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    if (!source) {
      setRows(ofPage.toSorted((one, other) => one.at - other.at).map(searchable))
      return
    }
    const leaving = new AbortController()
    fetchRows(source, leaving.signal)
      .then((all) => (all.length === total ? setRows(all.map(fromCompact).map(searchable)) : setFailed(true)))
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

function searchable(row: Row): SearchableRow {
  return { item: { kind: 'row', row }, text: searchTextOf(row) }
}
