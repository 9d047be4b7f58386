import { getTranslations } from '#components/ui/translations.ts'
import { contactKinds } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import type { SignInFault } from '../sign-in-faults.ts'

/** Why the customer is back at the sign-in page. */
export async function Fault({ fault, triesLeft }: { fault: SignInFault; triesLeft: number }) {
  return (
    <div role="alert" id="fault" className="mt-7 rounded-xl bg-fault-soft px-4 py-3 font-semibold text-fault">
      {await sentenceOf(fault, triesLeft)}
    </div>
  )
}

async function sentenceOf(fault: SignInFault, triesLeft: number): Promise<string> {
  const { profile } = getRuntime()
  const t = await getTranslations('signIn')
  const unsigned = await getTranslations('unsigned')
  const problems = await getTranslations('problems')
  const sentences: Record<SignInFault, string> = {
    CredentialsSignin: t('wrong'),
    GivenUp: t('givenUp'),
    Failed: t('failed'),
    NoCustomer: t('noCustomer', { utility: profile.name }),
    OtherCustomer: t('otherCustomer'),
    NoContact: problems(contactKinds(profile).includes('phone') ? 'noContactEither' : 'noContactEmail'),
    TooManyCodes: problems('tooManyCodes'),
    CodeDigits: unsigned('digits'),
    CodeWrong: unsigned('wrong', { left: triesLeft }),
    CodeSpent: t('codeSpent'),
    CodeGone: t('codeGone'),
    Unavailable: t('unavailable'),
  }
  return sentences[fault]
}
