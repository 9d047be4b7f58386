import type { Row } from './row.ts'

/** A space as wide as a letter is high: each row is written anew at each letter of a search, so it has few elements. */
const wide = '\u2003'

/** One entry. Its whole text is the checkbox's name, so that number and place are heard together. */
export function RowItem({
  row,
  words,
  checked,
  name,
  invalid,
  tabIndex,
  onChange,
}: {
  row: Row
  words: { readonly account: string; readonly meter: string; readonly meters: string }
  checked: boolean
  name: string | undefined
  invalid: boolean
  /** Where the arrow keys move through the list, one entry alone is in the tab order. */
  tabIndex?: number | undefined
  onChange: (at: number, on: boolean) => void
}) {
  const { at, number, kind, kinds, address, account, meters, state } = row
  const meterWords = meters?.includes(',') ? words.meters : words.meter
  const parts = [
    account && words.account.replace('{number}', account),
    meters && meterWords.replace('{number}', meters),
    kinds,
  ]
  return (
    <label className="flex gap-4 px-4 py-3.5 has-checked:bg-brand/6">
      <input
        type="checkbox"
        name={name}
        value={at}
        data-at={at}
        checked={checked}
        tabIndex={tabIndex}
        aria-invalid={invalid || undefined}
        onChange={(event) => onChange(at, event.target.checked)}
        className="mt-0.5 size-6 shrink-0"
      />
      <span className="min-w-0 grow">
        <span className="block">
          <span className="number font-semibold">{number}</span>
          {`${wide}${kind} `}
          {state && <span className="ml-2 rounded-full bg-line px-2.5 text-sm">{state}</span>}
        </span>{' '}
        {row.name && <span className="block">{`${row.name} `}</span>}
        {address && <span className="block text-sm">{`${address} `}</span>}
        <span className="number block text-sm text-soft">{parts.filter(Boolean).join(wide)}</span>
      </span>
    </label>
  )
}
