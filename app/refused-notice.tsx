import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import type { Refusal } from './refusal.ts'

/** After a post that decided nothing: why, and the way on. */
export async function RefusedNotice({
  why,
  way,
}: {
  why: Refusal
  way: { readonly address: string; readonly says: string }
}) {
  const t = await getTranslations('refused')
  return (
    <Notice
      tone="caution"
      title={t(why === 'says' || why === 'tooLarge' ? 'title' : 'stopped')}
      ways={
        <a href={way.address} className="button">
          {way.says}
        </a>
      }
    >
      <p>{t(why)}</p>
    </Notice>
  )
}
