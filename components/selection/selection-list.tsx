'use client'

import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { formatPositions, parsePositions, selectionNames } from '#lib/interactions/selection-post.ts'
import { type CompactRow, fromCompact, type Row } from './row.ts'
import { RowItem } from './row-item.tsx'
import { isFound, searchTextOf, searchWords } from './search.ts'
import type { SelectionView } from './view.ts'

const VirtualRows = lazy(() => import('./virtual-rows.tsx'))

/** Lists longer than this are drawn only where they are looked at. */
const mostRowsDrawn = 60

/** Sentences with places such as `{total}`, which have no plural: so the browser needs no ICU. */
export interface SelectionWords {
  /** In whose manner numbers are written. */
  readonly locale: string
  readonly list: string
  readonly all: string
  readonly none: string
  readonly status: string
  readonly search: string
  readonly searchHint: string
  readonly searchButton: string
  readonly only: string
  readonly onlyApply: string
  readonly nothingFound: string
  readonly nothingSelected: string
  readonly pageOf: string
  readonly previous: string
  readonly next: string
  readonly account: string
  readonly meter: string
  readonly meters: string
}

/**
 * A section's list. On the server, and before and without JavaScript, it is a page of checkboxes whose buttons post
 * to `/api/drafts`; with JavaScript and the whole list at hand, the same markup answers at once and posts compactly.
 */
export function SelectionList({
  view,
  source,
  words,
  invalid,
}: {
  view: SelectionView
  /** Where all rows of a longer list are. */
  source: string | undefined
  words: SelectionWords
  invalid: boolean
}) {
  const { section, total } = view
  const names = selectionNames(section)
  const box = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(parsePositions(view.chosen, total) ?? []),
  )
  const [all, setAll] = useState<readonly Row[]>()
  const [search, setSearch] = useState(view.search)
  const [onlySelected, setOnlySelected] = useState(view.onlySelected)
  const live = all !== undefined

  // Checkboxes may have been pressed before the script was there: what they say counts.
  useEffect(() => {
    const boxes = box.current?.querySelectorAll<HTMLInputElement>('input[data-at]') ?? []
    setChosen((before) => {
      const now = new Set(before)
      for (const { checked, dataset } of boxes) {
        if (checked) now.add(Number(dataset.at))
        else now.delete(Number(dataset.at))
      }
      return now
    })
  }, [])

  useEffect(() => {
    if (!source) {
      setAll(view.rows)
      return
    }
    const leaving = new AbortController()
    fetch(source, { signal: leaving.signal })
      .then((answer) => (answer.ok ? answer.json() : undefined))
      .then((rows: readonly CompactRow[] | undefined) => {
        if (rows?.length === total) setAll(rows.map(fromCompact))
      })
      .catch(() => {}) // without the whole list, the buttons go on posting
    return () => leaving.abort()
  }, [source, total, view.rows])

  const rows = useMemo(() => {
    if (!all) return view.rows
    const wanted = searchWords(search)
    return all
      .filter((row) => !onlySelected || chosen.has(row.at))
      .filter((row) => !wanted || isFound(searchTextOf(row), wanted))
  }, [all, view.rows, search, onlySelected, chosen])

  const positions = useMemo(
    () => formatPositions(Array.from({ length: total }, (_, at) => at).filter((at) => chosen.has(at))),
    [chosen, total],
  )

  const choose = (at: number, on: boolean) =>
    setChosen((before) => {
      const now = new Set(before)
      if (on) now.add(at)
      else now.delete(at)
      return now
    })
  const chooseAll = (on: boolean) =>
    setChosen(new Set(on ? Array.from({ length: total }, (_, at) => at) : []))

  const item = (row: Row) => (
    <RowItem
      row={row}
      words={words}
      checked={chosen.has(row.at)}
      name={live ? undefined : names.entry}
      invalid={invalid}
      onChange={choose}
    />
  )
  const post = (act: string) => (live ? ({ type: 'button' } as const) : draftButton(section, act))

  return (
    <div ref={box}>
      <input type="hidden" name={names.list} value={view.mark} />
      <input
        type="hidden"
        name={live ? names.chosen : names.shown}
        value={live ? positions : view.shown}
        autoComplete="off"
      />
      <div className="flex flex-wrap items-center gap-3">
        <button
          {...post('all')}
          onClick={live ? () => chooseAll(true) : undefined}
          className="button button-quiet"
        >
          {words.all}
        </button>
        <button
          {...post('none')}
          onClick={live ? () => chooseAll(false) : undefined}
          className="button button-quiet"
        >
          {words.none}
        </button>
        <output aria-live="polite" className="number ml-auto font-semibold">
          {fill(words.status, { selected: chosen.size, total }, words.locale)}
        </output>
      </div>
      {view.isLong && (
        <div className="mt-4 grid gap-3">
          <div>
            <label htmlFor={`${section}-search`} className="text-sm font-semibold">
              {words.search}
            </label>{' '}
            <span id={`${section}-search-hint`} className="text-sm text-soft">
              {words.searchHint}
            </span>
            <div className="mt-1 flex gap-2">
              <input
                type="search"
                id={`${section}-search`}
                name={live ? undefined : `${section}.search`}
                value={search}
                onChange={(event) => setSearch(event.target.value)}
                onKeyDown={(event) => {
                  if (live && event.key === 'Enter') event.preventDefault()
                }}
                aria-describedby={`${section}-search-hint`}
                autoComplete="off"
                className="field"
              />
              {!live && (
                <button {...draftButton(section, 'view')} className="button button-quiet">
                  {words.searchButton}
                </button>
              )}
            </div>
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <label className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                name={live ? undefined : `${section}.only`}
                checked={onlySelected}
                onChange={(event) => setOnlySelected(event.target.checked)}
                className="size-5 shrink-0"
              />
              {words.only}
            </label>
            {!live && (
              <button {...draftButton(section, 'view')} className="button button-quiet">
                {words.onlyApply}
              </button>
            )}
          </div>
        </div>
      )}
      <Scroller isLong={view.isLong}>
        {(scroller) => {
          if (rows.length === 0) {
            const nothing = onlySelected && search.trim() === '' ? words.nothingSelected : words.nothingFound
            return <p className="px-4 py-6 text-soft">{nothing}</p>
          }
          const drawn = (
            <ul aria-label={words.list} className="divide-y divide-line">
              {rows.slice(0, mostRowsDrawn).map((row) => (
                <li key={row.at}>{item(row)}</li>
              ))}
            </ul>
          )
          if (rows.length <= mostRowsDrawn) return drawn
          return (
            <Suspense fallback={drawn}>
              <VirtualRows rows={rows} scroller={scroller} label={words.list} item={item} />
            </Suspense>
          )
        }}
      </Scroller>
      {!live && view.pages > 1 && <Pager view={view} words={words} />}
    </div>
  )
}

function Scroller({
  isLong,
  children,
}: {
  isLong: boolean
  children: (scroller: React.RefObject<HTMLDivElement | null>) => React.ReactNode
}) {
  const scroller = useRef<HTMLDivElement>(null)
  return (
    <div
      ref={scroller}
      className={`rows mt-4 rounded-xl border border-line ${isLong ? 'h-[26rem] overflow-y-auto' : ''}`}
    >
      {children(scroller)}
    </div>
  )
}

function Pager({ view, words }: { view: SelectionView; words: SelectionWords }) {
  const { section, page, pages } = view
  return (
    <div className="mt-4 flex flex-wrap items-center gap-3">
      {page > 1 && (
        <button {...draftButton(section, `page-${page - 1}`)} className="button button-quiet">
          {words.previous}
        </button>
      )}
      <span className="number">{fill(words.pageOf, { page, pages }, words.locale)}</span>
      {page < pages && (
        <button {...draftButton(section, `page-${page + 1}`)} className="button button-quiet">
          {words.next}
        </button>
      )}
    </div>
  )
}

/** A button that posts the form as it is, to come back to it. */
function draftButton(section: string, act: string) {
  return {
    type: 'submit',
    name: 'do',
    value: `${section}.${act}`,
    formAction: '/api/drafts',
    formNoValidate: true,
  } as const
}

function fill(sentence: string, values: Readonly<Record<string, number>>, locale: string): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name]?.toLocaleString(locale) ?? '')
}
