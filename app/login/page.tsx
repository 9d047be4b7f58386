import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { openersOf } from '#components/embedded/openers.ts'
import { TellOpener } from '#components/embedded/tell-opener.tsx'
import { FormToken } from '#components/form/form-token.tsx'
import { Page } from '#components/ui/page.tsx'
import { placeOf } from '#components/ui/safe-address.ts'
import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import { formToken, uidOfAddress, waitingSignIn } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { type Asked, findAsked } from '../authorize/visit.ts'
import { isInPortal } from '../in-portal.ts'
import { type SearchParams, toSearch } from '../search-params.ts'
import { csrfTokenIn, signInAddress } from '../session.ts'
import { signInCodeCookie } from '../sign-in-cookies.ts'
import { toFault } from '../sign-in-faults.ts'
import { CodeForm } from './code-form.tsx'
import { Fault } from './fault.tsx'
import type { Start } from './form-start.tsx'
import { PasswordForm } from './password-form.tsx'
import { ProviderForm } from './provider-form.tsx'
import { SandboxHint } from './sandbox-hint.tsx'
import { OtherPaths } from './sign-in-paths.tsx'
import { SignedOutInPortal } from './signed-out-in-portal.tsx'
import { type StartingWith, startingWith } from './starting-with.ts'

export async function generateMetadata() {
  const t = await getTranslations('signIn')
  return { title: t('title') }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (getRuntime().profile.withoutSignIn) notFound()
  if (await isInPortal()) return <SignedOutInPortal />
  const search = toSearch(await searchParams)
  const t = await getTranslations('signIn')
  const backTo = search.get('callbackUrl') ?? pagePaths.home
  const csrfToken = csrfTokenIn(await cookies())
  const asked = await askedAt(backTo)
  const starting = await startingWith(asked?.interaction, search.get('path'))
  const utility = getRuntime().profile.name
  return (
    <Page narrow>
      {asked && <TellOpener event="open" origins={openersOf(asked.client)} />}
      <div className="card px-4 py-8 min-[23rem]:px-6 sm:px-10 sm:py-10">
        <h1 id="title" className="display">
          {t('to', { utility })}
        </h1>
        {asked && (
          <p className="mt-4 text-soft">
            {t.rich('why', {
              client: asked.client.name,
              b: (chunks) => <bdi className="font-semibold text-ink">{chunks}</bdi>,
            })}
          </p>
        )}
        {!asked && starting.path?.kind === 'password' && (
          <p className="mt-4 text-soft">{t('plain', { utility })}</p>
        )}
        {csrfToken === undefined ? (
          <>
            <p className="mt-6">{t('cookies')}</p>
            <a href={signInAddress(backTo)} className="button mt-6 w-full">
              {t('continue')}
            </a>
          </>
        ) : (
          <SignIn start={{ csrfToken, backTo }} starting={starting} search={search} />
        )}
        {asked && <Cancel {...asked} />}
      </div>
      {starting.path?.kind !== 'one-time-code' && <SandboxHint />}
    </Page>
  )
}

async function askedAt(address: string): Promise<Asked | undefined> {
  const uid = uidOfAddress(address)
  const asked = uid ? await findAsked(uid) : undefined
  return asked?.interaction.outcome ? undefined : asked
}

/** The way that stands open, and links to the others. */
async function SignIn({
  start,
  starting: { path, username, isAnother },
  search,
}: {
  start: Start
  starting: StartingWith
  search: URLSearchParams
}) {
  if (!path) return null
  const fault = toFault(search.get('error'))
  const form = { start, path, fault }
  const waiting = path.kind === 'one-time-code' ? await waitingCode(search) : undefined
  const tries = path.kind === 'one-time-code' ? path.tries : 0
  return (
    <>
      {fault && <Fault fault={fault} triesLeft={tries - (waiting?.failures ?? 0)} />}
      {path.kind === 'password' && <PasswordForm {...form} username={username} />}
      {path.kind === 'openid-connect' && <ProviderForm {...form} username={username} isAnother={isAnother} />}
      {path.kind === 'one-time-code' && <CodeForm {...form} username={username} waiting={waiting?.contact} />}
      <OtherPaths open={path} backTo={start.backTo} />
    </>
  )
}

/** The code that this browser asked for, unless it is about to ask for another one. */
async function waitingCode(search: URLSearchParams) {
  const id = (await cookies()).get(signInCodeCookie)?.value
  const isCodeStep = search.has('code') || search.get('error')?.startsWith('Code')
  return id && isCodeStep ? waitingSignIn(getRuntime(), id) : undefined
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
