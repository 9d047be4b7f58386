import { getTranslations } from '#components/ui/translations.ts'

/** Two buttons that differ in nothing but their words (LY-080 to LY-083), and what each does (LY-088). */
export async function Decision({ host, isChange }: { host: string; isChange: boolean }) {
  const t = await getTranslations('form')
  const bold = (chunks: React.ReactNode) => <b className="font-semibold text-ink">{chunks}</b>
  return (
    <section aria-label={t('decision')} className="mt-9">
      <div className="grid grid-cols-1 gap-3 min-[26rem]:grid-cols-2 sm:gap-4">
        <button type="submit" name="decision" value="approve" className="button">
          {t('approve')}
        </button>
        <button type="submit" name="decision" value="decline" formNoValidate className="button">
          {t('decline')}
        </button>
      </div>
      <div className="mt-4 grid gap-1 text-sm text-soft">
        <p>{t.rich(isChange ? 'approveMeansChange' : 'approveMeans', { host, b: bold })}</p>
        <p>{t.rich(isChange ? 'declineMeansChange' : 'declineMeans', { host, b: bold })}</p>
      </div>
    </section>
  )
}
