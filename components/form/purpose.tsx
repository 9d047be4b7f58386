import { NewTab } from '#components/ui/new-tab.tsx'
import { safeAddress } from '#components/ui/safe-address.ts'
import { getTranslations } from '#components/ui/translations.ts'
import type { ShownPurpose } from '#lib/grants/index.ts'

/**
 * Why the client asks, word by word and as text alone, in a box as high as it needs and ten lines at most
 * (CO-060 to CO-073).
 */
export async function Purpose({
  id,
  of,
  purpose,
  clientName,
  rel = 'noopener noreferrer nofollow',
}: {
  /** Of the heading that names the box, and ids of what names the section that it is in. */
  id: string
  of: string
  purpose: ShownPurpose
  clientName: string
  rel?: string
}) {
  const t = await getTranslations('form')
  const related = safeAddress(purpose.relatedUri)
  return (
    <>
      <h4 id={id} className="text-lg font-semibold">
        {t('purpose')}
      </h4>
      {purpose.isClients && (
        <p className="text-sm text-soft">
          {t.rich('purposeBy', { client: clientName, b: (chunks) => <bdi>{chunks}</bdi> })}
        </p>
      )}
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-labelledby={`${id} ${of}`}
        className="mt-3 box-content max-h-[10lh] overflow-scroll rounded-xl border border-line bg-paper px-4 py-2.5 whitespace-pre-wrap [scrollbar-color:var(--color-line)_transparent] [scrollbar-width:thin] [word-break:break-word]"
      >
        <bdi>{purpose.content}</bdi>
        {related && purpose.relatedName !== null && (
          <>
            {'\n'}
            <NewTab href={related.href} rel={rel}>
              {purpose.relatedName}
            </NewTab>
          </>
        )}
      </section>
    </>
  )
}
