import { getTranslations } from '#components/ui/translations.ts'

/** Past and ongoing apart, in sentences (CO-020, CO-041). */
export async function Durations({ past, ongoing }: { past: readonly string[]; ongoing: readonly string[] }) {
  const t = await getTranslations('form')
  const kinds = [
    { label: t('past'), statements: past },
    { label: t('ongoing'), statements: ongoing },
  ].filter(({ statements }) => statements.length > 0)
  if (kinds.length === 0) return null
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[9rem_1fr]">
      {kinds.map(({ label, statements }) => (
        <div key={label} className="contents">
          <dt className="font-semibold">{label}</dt>
          <dd className="max-sm:-mt-2">
            <ul className={`grid gap-1 ${statements.length > 1 ? 'list-disc pl-5 marker:text-soft' : ''}`}>
              {statements.map((statement) => (
                <li key={statement}>{statement}</li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}
