import { getLocale } from 'next-intl/server'
import { getTranslations } from '#components/ui/translations.ts'
import type { SignInPath } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { signInPage } from '../session.ts'

/** Where a utility has several kinds of accounts with a password, the one that the request names is chosen (DR-30). */
export async function SignInPaths({ chosen }: { chosen: SignInPath }) {
  const passwords = getRuntime().profile.signIn.filter(({ kind }) => kind === 'password')
  if (passwords.length < 2) return <input type="hidden" name="path" value={chosen.id} />
  const t = await getTranslations('signIn')
  return (
    <fieldset>
      <legend className="font-semibold">{t('with')}</legend>
      <div className="mt-1.5 grid gap-2">
        {passwords.map((path) => (
          <label
            key={path.id}
            className="flex min-h-12 items-center gap-3 rounded-xl border border-edge px-3.5 py-2 has-checked:border-brand has-checked:bg-brand/6"
          >
            <input
              type="radio"
              name="path"
              value={path.id}
              defaultChecked={path.id === chosen.id}
              className="size-5 shrink-0 accent-brand"
            />
            <PathName path={path} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** The ways that do not stand open, each a click away; all passwords are one. */
export async function OtherPaths({ open, backTo }: { open: SignInPath; backTo: string }) {
  const t = await getTranslations('signIn')
  const { signIn } = getRuntime().profile
  const others = signIn.filter(
    ({ id, kind }, index) =>
      id !== open.id &&
      (kind !== 'password' ||
        (open.kind !== 'password' && index === signIn.findIndex((path) => path.kind === 'password'))),
  )
  if (others.length === 0) return null
  return (
    <section aria-labelledby="others" className="mt-7 mb-5 border-line border-t pt-6">
      <h2 id="others" className="font-semibold">
        {t('others')}
      </h2>
      <ul className="mt-2">
        {others.map((path) => (
          <li key={path.id}>
            <a
              href={signInPage({ callbackUrl: backTo, path: path.id })}
              className="inline-flex min-h-11 items-center"
            >
              <PathName path={path} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

export async function PathName({ path: { name } }: { path: SignInPath }) {
  return nameIn(name, await getLocale())
}

export function nameIn(name: SignInPath['name'], locale: string): string {
  const [first = 'en'] = getRuntime().profile.locales
  return name[locale as keyof typeof name] ?? name[first] ?? ''
}
