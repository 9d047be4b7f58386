import type { Tone } from '#components/ui/mark.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import type { Refusal } from './refusal.ts'

const tones = {
  says: 'caution',
  tooLarge: 'caution',
  notYours: 'caution',
  unavailable: 'waiting',
  fault: 'stopped',
} as const satisfies Record<Refusal, Tone>

/**
 * After a post that decided nothing: why, and the way on. An outage and a fault of ours are answered as such, and keep what
 * a form had.
 */
export async function RefusedNotice({
  why,
  way,
  isOfRequest = false,
}: {
  why: Refusal
  way: { readonly address: string; readonly says: string }
  isOfRequest?: boolean
}) {
  const t = await getTranslations('refused')
  if (why === 'unavailable' || why === 'fault') getRuntime().tryLater()
  return (
    <Notice
      tone={tones[why]}
      title={await titleOf(why)}
      ways={
        <a href={way.address} className="button">
          {way.says}
        </a>
      }
    >
      <p>{t(why === 'unavailable' && !isOfRequest ? 'unavailableHere' : why)}</p>
    </Notice>
  )
}

async function titleOf(why: Refusal): Promise<string> {
  const [t, visit] = [await getTranslations('refused'), await getTranslations('visit')]
  if (why === 'unavailable') return visit('unavailableTitle')
  return t(why === 'notYours' ? 'stopped' : 'title')
}
