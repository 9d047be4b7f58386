import { getTranslations } from '#components/ui/translations.ts'

/** While the utility's directory does not answer: what is missing, and that the rest is there. */
export async function NameMissing() {
  const t = await getTranslations('connections')
  return (
    <p role="status" className="card mt-6 px-5 py-5 sm:px-9">
      {t('nameMissing')}
    </p>
  )
}
