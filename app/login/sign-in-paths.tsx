import { getLocale, getTranslations } from 'next-intl/server'
import { getRuntime } from '#lib/runtime/index.ts'

/** Where a utility has several doors, the one that the request names stands open (DR-30). */
export async function SignInPaths({ chosen }: { chosen: string | undefined }) {
  const { signIn, locales } = getRuntime().profile
  if (signIn.length < 2) return null
  const t = await getTranslations('signIn')
  const locale = await getLocale()
  return (
    <fieldset>
      <legend className="font-semibold">{t('with')}</legend>
      <div className="mt-1.5 grid gap-2">
        {signIn.map(({ id, name }) => (
          <label
            key={id}
            className="flex min-h-12 items-center gap-3 rounded-xl border border-edge px-3.5 py-2 has-checked:border-brand has-checked:bg-brand/6"
          >
            <input
              type="radio"
              name="path"
              value={id}
              defaultChecked={id === chosen}
              className="size-5 shrink-0 accent-brand"
            />
            {name[locale] ?? (locales[0] && name[locales[0]])}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
