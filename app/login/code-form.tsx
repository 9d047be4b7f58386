import { getLocale } from 'next-intl/server'
import { getTranslations } from '#components/ui/translations.ts'
import type { Contact } from '#lib/customers/index.ts'
import { codeLifetimeMinutes, contactKinds } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { signInPage } from '../session.ts'
import { FormStart, type WayForm } from './form-start.tsx'
import { SignInField } from './sign-in-field.tsx'

/** First where the code is to go, then the code. Whether the utility knows the contact is not said. */
export async function CodeForm({
  waiting,
  username,
  ...form
}: WayForm & { username: string; waiting: Contact | undefined }) {
  return waiting ? <CodeStep {...form} contact={waiting.value} /> : <ContactStep {...form} typed={username} />
}

async function ContactStep({ start, fault, typed }: WayForm & { typed: string }) {
  const { profile } = getRuntime()
  const t = await getTranslations('signIn')
  const unsigned = await getTranslations('unsigned')
  const hasPhones = contactKinds(profile).includes('phone')
  return (
    <form method="post" action={await sendAddress()} className="mt-7 grid gap-5">
      <FormStart {...start} />
      <SignInField
        label={unsigned(hasPhones ? 'contactEither' : 'contactEmail')}
        name="contact"
        type={hasPhones ? 'text' : 'email'}
        maxLength={320}
        defaultValue={typed}
        autoComplete={hasPhones ? 'username' : 'email'}
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={fault === 'NoContact' || undefined}
        aria-describedby={fault ? 'fault contact-why' : 'contact-why'}
      />
      <p id="contact-why" className="-mt-3 text-sm text-soft">
        {t(hasPhones ? 'codeWhyEither' : 'codeWhy', { utility: profile.name })}
      </p>
      <button type="submit" className="button">
        {t('sendCode')}
      </button>
    </form>
  )
}

async function CodeStep({ start, path, fault, contact }: WayForm & { contact: string }) {
  const t = await getTranslations('signIn')
  const unsigned = await getTranslations('unsigned')
  return (
    <>
      <p className="mt-7">
        {t.rich('codeSent', {
          utility: getRuntime().profile.name,
          contact,
          minutes: codeLifetimeMinutes,
          b: (chunks) => <bdi className="font-semibold [overflow-wrap:anywhere]">{chunks}</bdi>,
        })}
      </p>
      <form method="post" action={`/api/auth/callback/${path.id}`} className="mt-5 grid gap-5">
        <FormStart {...start} />
        <SignInField
          label={unsigned('code')}
          name="code"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? 'fault' : undefined}
          className="number text-2xl tracking-[0.2em]"
        />
        <button type="submit" className="button">
          {t('submit')}
        </button>
      </form>
      <form
        method="post"
        action={await sendAddress()}
        className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-1"
      >
        <FormStart {...start} />
        <button type="submit" className="link-button min-h-11">
          {unsigned('resend')}
        </button>
        <a
          href={signInPage({ callbackUrl: start.backTo, path: path.id })}
          className="inline-flex min-h-11 items-center"
        >
          {unsigned('change')}
        </a>
      </form>
    </>
  )
}

/** The message is in the language of the page. */
async function sendAddress(): Promise<string> {
  return `/api/sign-in-code?${new URLSearchParams({ ui_locales: await getLocale() })}`
}
