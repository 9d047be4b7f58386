import type { ComponentProps } from 'react'

/** What a customer types in to sign in. */
export function SignInField({
  label,
  className = '',
  ...input
}: { label: string } & ComponentProps<'input'>) {
  return (
    <label className="block">
      <span className="font-semibold">{label}</span>
      <input required {...input} className={`field mt-1.5 ${className}`} />
    </label>
  )
}
