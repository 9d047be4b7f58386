import { Mark, type Tone } from '#components/ui/mark.tsx'
import { endsSoon, type Grant, isOver } from '#lib/grants/index.ts'
import type { EntryWords } from './entry-words.ts'

/** How an approval stands, on each page in the same words and with the same mark. */
export function Standing({
  grant,
  words,
}: {
  grant: Pick<Grant, 'status' | 'expires'>
  words: Pick<EntryWords, 't' | 'status' | 'now'>
}) {
  const { t, status, now } = words
  const soon = endsSoon(grant, now)
  return (
    <p className="flex items-start gap-2 text-[0.9375rem] font-semibold">
      <Mark tone={soon ? 'caution' : toneOf(grant.status)} className="mt-0.5 size-5 shrink-0" />
      <span>{soon && grant.status === 'active' ? t('endsSoon') : status(grant.status)}</span>
    </p>
  )
}

function toneOf(status: Grant['status']): Tone {
  if (isOver(status)) return 'stopped'
  if (status === 'active') return 'good'
  return status === 'errored' || status === 'suspended' || status === 'stopped' ? 'caution' : 'waiting'
}
