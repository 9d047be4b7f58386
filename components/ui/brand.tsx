import { getTranslations } from 'next-intl/server'
import { getRuntime } from '#lib/runtime/index.ts'
import { NewTab } from './new-tab.tsx'

/** The utility's mark and name, and nothing of anybody else's (LY-020, LY-023, LY-025). */
export async function Brand() {
  const { name, brand, website } = getRuntime().profile
  const t = await getTranslations('brand')
  return (
    <NewTab href={website} className="inline-flex min-w-0 items-center gap-3 font-semibold no-underline">
      {brand.logo ? (
        // biome-ignore lint/performance/noImgElement: a small file of the utility's, served as it is
        <img src={brand.logo} alt="" className="h-9 w-auto" />
      ) : (
        <Monogram name={name} />
      )}
      <span className="leading-tight">{name}</span>
      <span className="sr-only"> ({t('newTab')})</span>
    </NewTab>
  )
}

/** Stands where a utility has given no logo. */
function Monogram({ name }: { name: string }) {
  const initials = name
    .split(/[^\p{L}]+/u)
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2)
  return (
    <span
      aria-hidden="true"
      className="grid size-9 shrink-0 place-items-center rounded-xl bg-brand text-sm font-bold text-on-brand"
    >
      {initials}
    </span>
  )
}
