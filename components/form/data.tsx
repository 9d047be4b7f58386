import { Chevron } from '#components/ui/chevron.tsx'
import { getFormatter, getTranslations } from '#components/ui/translations.ts'
import type { Category } from '#lib/wording/index.ts'

/** What is opened, at a glance, and behind `Details` everything that is in it, with examples (CO-004 to CO-008). */
export async function Data({ categories }: { categories: readonly Category[] }) {
  const t = await getTranslations('form')
  const format = await getFormatter()
  const [only] = categories
  return (
    <>
      {only && categories.length === 1 ? <Topics {...only} /> : <Kinds categories={categories} />}
      <details className="group mt-4">
        <summary className="inline-flex min-h-11 list-none items-center gap-2 font-semibold [&::-webkit-details-marker]:hidden">
          <Chevron />
          <span className="underline underline-offset-4">{t('details')}</span>
        </summary>
        <div className="mt-2 grid gap-6 border-line border-l-2 pl-5">
          {categories.map(({ id, name, topics }) => (
            <div key={id}>
              {categories.length > 1 && <h4 className="font-semibold">{name}</h4>}
              <ul className="mt-1 grid gap-3">
                {topics.map((topic) => (
                  <li key={topic.name}>
                    {topic.name}
                    {topic.only && (
                      <span className="block">{t('only', { names: format.list(topic.only) })}</span>
                    )}
                    {topic.example !== undefined && (
                      <span className="number block text-sm text-soft">
                        {t('example', { example: topic.example })}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </details>
    </>
  )
}

/** One kind of data is named by the section's heading already: here is what is in it. */
function Topics({ topics }: Category) {
  return (
    <ul className="mt-3 grid list-disc gap-1 pl-5 marker:text-soft">
      {topics.map(({ name }) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
}

function Kinds({ categories }: { categories: readonly Category[] }) {
  return (
    <ul className="mt-4 flex flex-wrap gap-2">
      {categories.map(({ id, name }) => (
        <li key={id} className="rounded-full border border-line bg-paper px-3.5 py-1 text-[0.9375rem]">
          {name}
        </li>
      ))}
    </ul>
  )
}
