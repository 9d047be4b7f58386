import { getTranslations } from '#components/ui/translations.ts'

export interface Problem {
  /** Where it is corrected. */
  readonly place: string
  readonly sentence: string
}

/**
 * What keeps an approval back, first on the page. The address that leads here names this box, so that it has focus,
 * with and without JavaScript (LY-084).
 */
export async function Problems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  const t = await getTranslations('problems')
  return (
    <section
      id="problems"
      tabIndex={-1}
      aria-labelledby="problems-title"
      className="mb-8 rounded-2xl border-2 border-fault bg-fault-soft px-5 py-5 sm:px-7"
    >
      <div role="alert">
        <h2 id="problems-title" className="text-lg font-semibold">
          {t('title')}
        </h2>
        <ul className="mt-2 grid gap-2">
          {problems.map(({ place, sentence }) => (
            <li key={sentence}>
              <a href={`#${place}`} className="inline-block py-0.5 font-semibold text-fault">
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
