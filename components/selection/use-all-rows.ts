'use client'

import { useEffect, useState } from 'react'
import type { ItemRow } from './grouping.ts'
import { type CompactRow, fromCompact, type Row } from './row.ts'
import { isFound, searchTextOf } from './search.ts'

/** Every row as the list shows it, and at the same place the text that it is found by. */
export interface AllRows {
  readonly items: readonly ItemRow[]
  readonly texts: readonly string[]
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
  const texts = rows.map(searchTextOf)
  learnToSearch(texts)
  return { items: rows.map((row) => ({ kind: 'row', row })), texts }
}

/** A browser is slow at what it does for the first time: better now, with no key waiting, than at the first letter. */
function learnToSearch(texts: readonly string[]) {
  for (const text of texts) isFound(text, [text])
}
