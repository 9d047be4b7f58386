import { memo, useEffect, useRef, useState } from 'react'
import { Chevron } from '#components/ui/chevron.tsx'
import { draftButton } from './draft-button.ts'
import { type NumbersReport, numbersNames } from './numbers.ts'
import { fill, type SelectionWords } from './words.ts'

/** A list of numbers, typed, pasted or from a file, and what came of it. */
export const NumbersField = memo(function NumbersField({
  section,
  report,
  find,
  words,
}: {
  section: string
  /** Of the last list. */
  report: NumbersReport | undefined
  /** Chooses what a text names; `undefined`: the server does. */
  find: ((text: string) => NumbersReport) | undefined
  words: SelectionWords
}) {
  const names = numbersNames(section)
  const id = `${section}-numbers`
  const [text, setText] = useState(() => typedIn(`${id}-text`) ?? report?.unknown.join('\n') ?? '')
  const files = useRef<HTMLInputElement>(null)
  const isLive = find !== undefined

  // What was chosen before the script was there counts too.
  useEffect(() => {
    const file = files.current?.files?.[0]
    if (isLive && file)
      file.text().then((more) => setText((text) => (text === '' ? more : `${text}\n${more}`)))
  }, [isLive])

  const act = find
    ? ({
        type: 'button',
        onClick: () => setText(find(text).unknown.join('\n')),
      } as const)
    : ({ ...draftButton(section, 'numbers'), formEncType: 'multipart/form-data' } as const)
  return (
    <details id={id} open={report !== undefined} className="group mt-4">
      <summary className="inline-flex min-h-11 list-none items-center gap-2 font-semibold [&::-webkit-details-marker]:hidden">
        <Chevron />
        <span className="underline underline-offset-4">{words.numbers}</span>
      </summary>
      <div className="mt-2 grid gap-4 rounded-xl border border-line px-4 py-4">
        <div>
          <label htmlFor={`${id}-text`} className="block text-sm font-semibold">
            {words.numbersLabel}
          </label>
          <p id={`${id}-hint`} className="text-sm text-soft">
            {words.numbersHint}
          </p>
          <textarea
            id={`${id}-text`}
            name={find ? undefined : names.text}
            value={text}
            onChange={(event) => setText(event.target.value)}
            rows={4}
            spellCheck={false}
            autoComplete="off"
            aria-describedby={`${id}-hint`}
            className="field number mt-1 block"
          />
        </div>
        <div>
          <label htmlFor={`${id}-file`} className="block text-sm font-semibold">
            {words.numbersFile}
          </label>
          <input
            ref={files}
            type="file"
            id={`${id}-file`}
            name={find ? undefined : names.file}
            accept=".txt,.csv,text/plain,text/csv"
            onChange={({ target }) => {
              if (isLive) target.files?.[0]?.text().then(setText)
            }}
            className="mt-1 w-full text-sm text-soft file:mr-3 file:min-h-11 file:rounded-xl file:border file:border-edge file:border-solid file:bg-card file:px-4 file:font-semibold file:text-ink"
          />
        </div>
        <div>
          <button {...act} className="button button-quiet">
            {words.numbersButton}
          </button>
        </div>
        <div aria-live="polite">{report && <Report report={report} words={words} />}</div>
      </div>
    </details>
  )
})

/** Before the script was there: React would put back what the server had written. `undefined`: the field is new. */
function typedIn(id: string): string | undefined {
  if (typeof document === 'undefined') return undefined
  const field = document.getElementById(id)
  return field instanceof HTMLTextAreaElement ? field.value : undefined
}

/** More than anybody reads; thousands of them would hold the page up. */
const mostListed = 200

function Report({ report, words }: { report: NumbersReport; words: SelectionWords }) {
  const { asked, missing, unknown } = report
  const listed = unknown.slice(0, mostListed)
  if (asked === 0) return <p>{words.numbersNone}</p>
  return (
    <>
      <p className="number font-semibold">
        {fill(words.numbersFound, { found: asked - missing, asked }, words.locale)}
      </p>
      {missing > 0 && (
        <>
          <p className="number mt-2">{fill(words.numbersMissing, { missing }, words.locale)}</p>
          {missing > listed.length && (
            <p className="number text-sm text-soft">
              {fill(words.numbersFirst, { shown: listed.length }, words.locale)}
            </p>
          )}
          <ul className="rows number mt-1 max-h-40 columns-[8rem] overflow-y-auto text-sm">
            {listed.map((number) => (
              <li key={number}>{number}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
