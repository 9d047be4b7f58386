import { getTranslations } from 'next-intl/server'
import type { SignInFault } from '../sign-in-faults.ts'
import { FormStart, type WayForm } from './form-start.tsx'
import { SignInPaths } from './sign-in-paths.tsx'

export async function PasswordForm({ start, path, username, fault }: WayForm & { username: string }) {
  const t = await getTranslations('signIn')
  const described = describedBy(fault)
  return (
    <form method="post" action="/api/auth/callback/credentials" className="mt-7 grid gap-5">
      <FormStart {...start} />
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
          {...described}
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
          {...described}
          className="field mt-1.5"
        />
      </label>
      <button type="submit" className="button mt-1">
        {t('submit')}
      </button>
    </form>
  )
}

function describedBy(fault: SignInFault | undefined) {
  return {
    'aria-invalid': fault === 'CredentialsSignin' || undefined,
    'aria-describedby': fault ? 'fault' : undefined,
  }
}
