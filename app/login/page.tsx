import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { openersOf } from '#components/embedded/openers.ts'
import { TellOpener } from '#components/embedded/tell-opener.tsx'
import { FormToken } from '#components/form/form-token.tsx'
import { Page } from '#components/ui/page.tsx'
import { placeOf } from '#components/ui/safe-address.ts'
import { pagePaths } from '#lib/config/index.ts'
import { formToken, uidOfAddress } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { type Asked, findAsked } from '../authorize/visit.ts'
import { type SearchParams, toSearch } from '../search-params.ts'
import { csrfTokenIn, signInAddress } from '../session.ts'
import { SandboxHint } from './sandbox-hint.tsx'
import { SignInPaths } from './sign-in-paths.tsx'
import { type StartingWith, startingWith } from './starting-with.ts'

export async function generateMetadata() {
  const t = await getTranslations('signIn')
  return { title: t('title') }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (getRuntime().profile.withoutSignIn) notFound()
  const search = toSearch(await searchParams)
  const t = await getTranslations('signIn')
  const backTo = search.get('callbackUrl') ?? pagePaths.home
  const csrfToken = csrfTokenIn(await cookies())
  const asked = await askedAt(backTo)
  const utility = getRuntime().profile.name
  return (
    <Page narrow>
      {asked && <TellOpener event="open" origins={openersOf(asked.client)} />}
      <div className="card px-6 py-8 sm:px-10 sm:py-10">
        <h1 className="display">{t('to', { utility })}</h1>
        <p className="mt-4 text-soft">
          {asked
            ? t.rich('why', {
                client: asked.client.name,
                b: (chunks) => <bdi className="font-semibold text-ink">{chunks}</bdi>,
              })
            : t('plain', { utility })}
        </p>
        {csrfToken === undefined ? (
          <>
            <p className="mt-6">{t('cookies')}</p>
            <a href={signInAddress(backTo)} className="button mt-6 w-full">
              {t('continue')}
            </a>
          </>
        ) : (
          <SignInForm
            csrfToken={csrfToken}
            backTo={backTo}
            fault={search.get('error')}
            {...(await startingWith(asked?.interaction))}
          />
        )}
        {asked && <Cancel {...asked} />}
      </div>
      <SandboxHint />
    </Page>
  )
}

async function askedAt(address: string): Promise<Asked | undefined> {
  const uid = uidOfAddress(address)
  const asked = uid ? await findAsked(uid) : undefined
  return asked?.interaction.outcome ? undefined : asked
}

async function SignInForm({
  csrfToken,
  backTo,
  fault,
  username,
  path,
}: {
  csrfToken: string
  backTo: string
  fault: string | null
} & StartingWith) {
  const t = await getTranslations('signIn')
  const locale = await getLocale()
  const wrong = fault === 'CredentialsSignin'
  return (
    <form method="post" action="/api/auth/callback/credentials" lang={locale} className="mt-7 grid gap-5">
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={backTo} />
      {fault && (
        <div role="alert" id="fault" className="rounded-xl bg-fault-soft px-4 py-3 font-semibold text-fault">
          {t(wrong ? 'wrong' : 'unavailable')}
        </div>
      )}
      <SignInPaths chosen={path} />
      <label className="block">
        <span className="font-semibold">{t('username')}</span>
        <input
          name="username"
          type="text"
          required
          maxLength={320}
          defaultValue={username}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={wrong || undefined}
          aria-describedby={fault ? 'fault' : undefined}
          className="field mt-1.5"
        />
      </label>
      <label className="block">
        <span className="font-semibold">{t('password')}</span>
        <input
          name="password"
          type="password"
          required
          maxLength={1024}
          autoComplete="current-password"
          aria-invalid={wrong || undefined}
          aria-describedby={fault ? 'fault' : undefined}
          className="field mt-1.5"
        />
      </label>
      <button type="submit" className="button mt-1">
        {t('submit')}
      </button>
    </form>
  )
}

/** Whoever cannot or does not want to sign in has a way out; it counts as declining (AN-005, AN-006). */
async function Cancel({ client, interaction }: Asked) {
  const t = await getTranslations('signIn')
  const { uid, params } = interaction
  return (
    <form method="post" action="/api/grants" className="mt-3">
      <FormToken uid={uid} token={formToken(getRuntime().secret, uid, '')} />
      <button type="submit" name="decision" value="decline" className="button button-quiet w-full">
        {t('cancel')}
      </button>
      <p className="mt-3 text-sm text-soft">
        {t('cancelHint', { client: client.name || placeOf(params.redirect_uri ?? '') })}
      </p>
    </form>
  )
}
