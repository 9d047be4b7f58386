import { getTranslations } from '#components/ui/translations.ts'
import { type Profile, pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { initialsOf } from './initials.ts'
import { NewTab } from './new-tab.tsx'

/** The utility's mark and name, and nothing of anybody else's (LY-020, LY-023, LY-025). */
export async function Brand() {
  const { name, brand, website } = getRuntime().profile
  const t = await getTranslations('brand')
  return (
    <NewTab
      href={website}
      className="inline-flex min-h-11 min-w-0 items-center gap-3 font-semibold no-underline"
    >
      {brand.logo ? <Logo {...brand.logo} name={name} /> : <Monogram name={name} />}
      {!brand.logo?.spellsName && <span className="leading-tight">{name}</span>}
      <span className="sr-only"> ({t('newTab')})</span>
    </NewTab>
  )
}

/** Its place is kept while it loads, and a dark device gets the one for dark pages. */
function Logo({ file, dark, spellsName, name }: NonNullable<Profile['brand']['logo']> & { name: string }) {
  const [light, night] = [file, dark].map(assetOf)
  if (!light) return null
  return (
    <picture className="shrink-0">
      {night && <source srcSet={night.address} media="(prefers-color-scheme: dark) and (not print)" />}
      <img
        src={light.address}
        alt={spellsName ? name : ''}
        width={light.width}
        height={heightPx}
        // Asked for once the words are laid out: with its width and height said, nothing moves when it comes.
        loading="lazy"
        className="h-10 w-auto max-w-full object-contain"
      />
    </picture>
  )
}

const heightPx = 40

function assetOf(file: string | undefined) {
  const asset = getRuntime().profile.assets.find((one) => one.file === file)
  return (
    asset && {
      address: pagePaths.brandFile(asset),
      width: Math.round(heightPx * (asset.ratio ?? 1)),
    }
  )
}

/** Stands where a utility has given no logo. */
function Monogram({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-10 shrink-0 place-items-center rounded-xl bg-brand text-sm font-bold text-on-brand"
    >
      {initialsOf(name)}
    </span>
  )
}
