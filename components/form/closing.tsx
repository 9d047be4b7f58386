import { getLocale } from 'next-intl/server'
import { NewTab } from '#components/ui/new-tab.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { type Locale, linksOf, type Profile } from '#lib/config/index.ts'
import type { ConsentSection } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/** What has to be known in order to decide, and nothing else (LY-060, LY-061). */
export async function Closing({
  clientName,
  sections,
}: {
  clientName: string
  /** Still requested: what is about others only is not shown (LY-063, LY-065). */
  sections: readonly ConsentSection[]
}) {
  const t = await getTranslations('form')
  const { profile } = getRuntime()
  const disclosures = disclosuresOf(profile, sections)
  return (
    <section aria-labelledby="closing" className="mt-10">
      <h2 id="closing" className="text-lg font-semibold">
        {t('closing')}
      </h2>
      <ul className="mt-3 grid list-disc gap-2 pl-5 marker:text-soft">
        <li>{t.rich('closingWhat', { client: clientName, b: (chunks) => <bdi>{chunks}</bdi> })}</li>
        {disclosures.map(
          (disclosure) => !disclosure.title && <Sentence key={disclosure.id} {...disclosure} />,
        )}
        <li>{t('closingReceipt')}</li>
        <li>
          {t.rich('closingTerms', {
            utility: profile.name,
            link: (chunks) => <NewTab href={linksOf(profile).terms}>{chunks}</NewTab>,
          })}
        </li>
      </ul>
      {disclosures.map((disclosure) => disclosure.title && <Passage key={disclosure.id} {...disclosure} />)}
    </section>
  )
}

type Disclosure = Profile['disclosures'][number]

function disclosuresOf({ disclosures }: Profile, sections: readonly ConsentSection[]): readonly Disclosure[] {
  const asked = new Set(
    sections.flatMap(({ scopes }) => scopes.map(({ catalog }) => catalog.description.type)),
  )
  return disclosures.filter(({ scopes }) => !scopes || scopes.some((type) => asked.has(type)))
}

async function Sentence({ text }: Disclosure) {
  return <li>{text[(await getLocale()) as Locale]}</li>
}

/** As long as it is, the buttons are no further away (LY-068). */
async function Passage({ id, title, text }: Disclosure) {
  const locale = (await getLocale()) as Locale
  return (
    <div className="mt-5">
      <h3 id={`disclosure-${id}`} className="font-semibold">
        {title?.[locale]}
      </h3>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-labelledby={`disclosure-${id}`}
        className="passage mt-2 max-h-[10lh] overflow-y-auto rounded-xl border border-line bg-card px-4 py-3 text-[0.9375rem] whitespace-pre-wrap [scrollbar-width:thin]"
      >
        {text[locale]}
      </section>
    </div>
  )
}
