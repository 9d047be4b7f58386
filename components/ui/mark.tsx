const paths = {
  good: 'M5 12.5l4.5 4.5L19 7.5',
  caution: 'M12 7v6.5M12 17v.5',
  stopped: 'M7.5 7.5l9 9M16.5 7.5l-9 9',
  waiting: 'M12 7v5l3.5 2.5',
  done: 'M5 12.5l4.5 4.5L19 7.5',
} as const

export type Tone = keyof typeof paths

const colors = {
  good: 'text-good',
  caution: 'text-caution',
  stopped: 'text-fault',
  waiting: 'text-soft',
  done: 'text-soft',
} as const satisfies Record<Tone, string>

/** How something stands, at a glance; the words beside it say the same. */
export function Mark({ tone, className }: { tone: Tone; className: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className={`${colors[tone]} ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.25"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <circle cx="12" cy="12" r="10.5" strokeWidth="1.75" />
      <path d={paths[tone]} />
    </svg>
  )
}
