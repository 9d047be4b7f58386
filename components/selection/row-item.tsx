import type { Row } from './row.ts'

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
        <span className="flex flex-wrap items-baseline gap-x-3">
          <span className="number font-semibold">{number}</span> <span>{kind}</span>{' '}
          {state && <span className="rounded-full bg-line px-2.5 text-sm">{state}</span>}
        </span>{' '}
        {row.name && <span className="block">{row.name}</span>}{' '}
        {address && <span className="block text-sm">{address}</span>}{' '}
        <span className="flex flex-wrap gap-x-4 text-sm text-soft">
          {account && <span className="number">{words.account.replace('{number}', account)}</span>}{' '}
          {meters && <span className="number">{meterWords.replace('{number}', meters)}</span>}{' '}
          {kinds && <span>{kinds}</span>}
        </span>
      </span>
    </label>
  )
}
