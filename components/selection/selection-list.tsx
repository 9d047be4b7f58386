'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { selectionNames } from '#lib/interactions/selection-post.ts'
import { ChoiceBar } from './choice-bar.tsx'
import { FoundBar } from './found-bar.tsx'
import { GroupHeading } from './group-heading.tsx'
import { type Item, withAllHeadings } from './grouping.ts'
import { type Drawing, ListBox } from './list-box.tsx'
import { type Looking, lookingIn } from './looking.ts'
import { LookingBar } from './looking-bar.tsx'
import { findNumbers, indexNumbers, type NumbersReport } from './numbers.ts'
import { NumbersField } from './numbers-field.tsx'
import { Pager } from './pager.tsx'
import { RowItem } from './row-item.tsx'
import { useAllRows } from './use-all-rows.ts'
import { useChoice } from './use-choice.ts'
import type { SelectionView } from './view.ts'
import type { SelectionWords } from './words.ts'

/**
 * A section's list. On the server, and before and without JavaScript, it is a page of checkboxes whose buttons post
 * to `/api/drafts`. Once the script is there it chooses, and posts compactly; once the whole list is there too
 * (`live`), it searches, groups and scrolls.
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
  const { section, total, isLong } = view
  const names = selectionNames(section)
  const box = useRef<HTMLDivElement>(null)
  const choice = useChoice({
    name: view.mark,
    start: view.chosen,
    steps: view.steps,
    total,
    box,
  })
  const { chosen, isReady, put } = choice
  const rowsOfPage = useMemo(
    () => view.items.flatMap((item) => (item.kind === 'row' ? [item.row] : [])),
    [view.items],
  )
  const { rows: all, failed } = useAllRows(source, rowsOfPage, total)
  const isLive = isReady && all !== undefined
  const [looking, setLooking] = useState<Looking>(view)
  const [latest, setLatest] = useState(view.report)
  const { search, onlySelected, grouping } = looking

  useEffect(() => {
    const form = box.current?.closest('form')
    if (form) setLooking((before) => ({ ...before, ...lookingIn(section, new FormData(form)) }))
  }, [section])

  const matching = useMemo(() => all?.find(search), [all, search])
  const within = onlySelected ? chosen : undefined
  const found = useMemo(
    () => (within ? matching?.filter(({ row }) => within.has(row.at)) : matching),
    [matching, within],
  )
  const items = useMemo(
    () => (found ? withAllHeadings(found, grouping) : view.items),
    [found, grouping, view.items],
  )

  // What a letter of a search changes nothing of is not drawn again.
  const choose = useCallback(
    (on: boolean) =>
      put(
        Array.from({ length: total }, (_, at) => at),
        on,
      ),
    [put, total],
  )
  const findAll = useCallback(
    (text: string): NumbersReport => {
      const { positions, report } = findNumbers(
        [text],
        indexNumbers((all?.items ?? []).map(({ row }) => row)),
      )
      put(positions, true)
      setLatest(report)
      return report
    },
    [all, put],
  )
  const staysAtItem = onlySelected && isLive
  const draw = useCallback(
    (item: Item, { tabIndex, stay }: Drawing) => {
      const change = (positions: readonly number[], on: boolean) => {
        if (staysAtItem) stay()
        put(positions, on)
      }
      return item.kind === 'row' ? (
        <RowItem
          row={item.row}
          words={words}
          checked={chosen.has(item.row.at)}
          name={isReady ? undefined : selectionNames(section).entry}
          invalid={invalid}
          tabIndex={tabIndex}
          onChange={(at, on) => change([at], on)}
        />
      ) : (
        <GroupHeading
          section={section}
          heading={item.heading}
          chosen={chosen}
          total={total}
          isReady={isReady}
          tabIndex={tabIndex}
          words={words}
          onChange={change}
        />
      )
    },
    [section, words, invalid, total, chosen, isReady, staysAtItem, put],
  )

  return (
    <div ref={box}>
      <input type="hidden" name={names.list} value={view.mark} />
      <input
        type="hidden"
        name={isReady ? names.chosen : names.shown}
        value={isReady ? choice.positions : view.shown}
        autoComplete="off"
      />
      <ChoiceBar
        section={section}
        selected={chosen.size}
        total={total}
        canUndo={choice.canUndo}
        isReady={isReady}
        words={words}
        onChange={choose}
        onUndo={choice.undo}
      />
      {isLong && (
        <LookingBar
          section={section}
          looking={looking}
          groupings={view.groupings}
          isLive={isLive}
          isComing={isReady && !failed}
          needsButtons={failed}
          words={words}
          onLook={(change) => setLooking((before) => ({ ...before, ...change }))}
        />
      )}
      <ListBox
        items={items}
        label={words.list}
        hint={words.arrows}
        isLong={isLong}
        isLive={isLive}
        resetOn={`${search} ${onlySelected} ${grouping}`}
        keepsElements={!onlySelected}
        nothing={onlySelected && search.trim() === '' ? words.nothingSelected : words.nothingFound}
        above={
          isLong && (
            <FoundBar
              section={section}
              found={found?.length ?? view.found}
              isSearch={isLive ? search.trim() !== '' || onlySelected : view.found < total}
              isReady={isLive}
              words={words}
              onChange={(on) => put(found?.map(({ row }) => row.at) ?? [], on)}
            />
          )
        }
      >
        {draw}
      </ListBox>
      {!isLive && view.pages > 1 && (
        <Pager section={section} page={view.page} pages={view.pages} needsButtons={failed} words={words} />
      )}
      {isLong && (
        <NumbersField section={section} report={latest} find={isLive ? findAll : undefined} words={words} />
      )}
    </div>
  )
}
