import { getTranslations } from '#components/ui/translations.ts'
import type { SignInFault } from '../sign-in-faults.ts'
import { FormStart, type WayForm } from './form-start.tsx'
import { SignInField } from './sign-in-field.tsx'
import { SignInPaths } from './sign-in-paths.tsx'

export async function PasswordForm({ start, path, username, fault }: WayForm & { username: string }) {
  const t = await getTranslations('signIn')
  const described = describedBy(fault)
  return (
    <form method="post" action="/api/auth/callback/credentials" className="mt-7 grid gap-5">
      <FormStart {...start} />
      <SignInPaths chosen={path} />
      <SignInField
        label={t('username')}
        name="username"
        type="text"
        maxLength={320}
        defaultValue={username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...described}
      />
      <SignInField
        label={t('password')}
        name="password"
        type="password"
        maxLength={1024}
        autoComplete="current-password"
        {...described}
      />
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
