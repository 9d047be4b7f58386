import { getTranslations } from '#components/ui/translations.ts'
import { DraftButton } from './draft-button.tsx'

/** In the place of a section that the customer took out; nothing is lost of it (LY-042, LY-044). */
export async function RemovedSection({ id, summary }: { id: string; summary: string }) {
  const t = await getTranslations('changes')
  return (
    <section
      id={id}
      aria-labelledby={`${id}-summary`}
      className="no-print rounded-2xl border border-line border-dashed px-5 py-5 sm:px-9"
    >
      <h3 id={`${id}-summary`} className="text-lg font-semibold text-soft">
        {summary}
      </h3>
      <p role="status" className="mt-1 mb-3">
        {t('removed')}
      </p>
      <DraftButton act={`${id}.restore`}>{t('restore')}</DraftButton>
    </section>
  )
}
