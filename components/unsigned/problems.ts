import type { Problem } from '#components/form/problems.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { contactKinds, readContact, type Typed } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/** What `check` in the form's address asks to be told: everything, numbers alone, or that no more codes are sent. */
export type Checked = 'on' | 'numbers' | 'limit'

export function checked(search: URLSearchParams): Checked | undefined {
  const check = search.get('check')
  return check === 'on' || check === 'numbers' || check === 'limit' ? check : undefined
}

/** Of the field in which numbers are typed. */
export async function numberProblem(
  section: string,
  summary: string,
  typed: Typed,
  search: URLSearchParams,
): Promise<{ atTop: Problem; here: string } | undefined> {
  if (!checked(search) || !typed.numbers[section]) return undefined
  const t = await getTranslations('problems')
  return {
    atTop: { place: `${section}-typed`, sentence: t('noNumber', { section: summary }) },
    here: t('noNumberHere'),
  }
}

/** Of the field for mail or phone. */
export async function contactProblem(typed: Typed, search: URLSearchParams): Promise<Problem | undefined> {
  const t = await getTranslations('problems')
  const { profile } = getRuntime()
  const check = checked(search)
  const problem = (sentence: string): Problem => ({ place: 'contact', sentence })
  if (check === 'limit') return problem(t('tooManyCodes'))
  if (check !== 'on' || readContact(typed.contact, profile)) return undefined
  return problem(t(contactKinds(profile).includes('phone') ? 'noContactEither' : 'noContactEmail'))
}
