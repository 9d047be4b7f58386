import type { ReactNode } from 'react'

/** Names and values, one under the other on a phone. What has no value is left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="card my-6 grid gap-x-8 px-5 py-3 sm:grid-cols-[11rem_1fr]">
      {facts
        .filter(([, value]) => value !== undefined && value !== false)
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="pt-2 text-soft text-sm">{name}</dt>
            <dd className="min-w-0 pb-2 sm:pt-2">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** A value as it stands on the wire. */
export function Json({ value }: { value: unknown }) {
  return <code className="wrap-anywhere text-[0.92em]">{JSON.stringify(value)}</code>
}

/** A value of several lines. */
export function JsonBlock({ value }: { value: unknown }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <pre tabIndex={0} className="card overflow-x-auto p-4 text-sm leading-relaxed">
      <code>{JSON.stringify(value, null, 2)}</code>
    </pre>
  )
}

export function Code({ children }: { children: string }) {
  return <code className="wrap-anywhere text-[0.92em]">{children}</code>
}
