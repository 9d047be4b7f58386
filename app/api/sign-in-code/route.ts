import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import { pagePaths } from '#lib/config/index.ts'
import type { Contact } from '#lib/customers/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { codeLifetimeMinutes, readContact, sendSignInCode, waitingSignIn } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { csrfTokenIn, signInAddress, signInPage } from '../../session.ts'
import { keepTried, signInCodeCookie } from '../../sign-in-cookies.ts'
import { answerForm } from '../answer-form.ts'
import { readFormPost, seeOther } from '../form-post.ts'

/** Sends a code to sign in with: to the contact that was typed, or again to where the last one went. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(async () => {
    const { profile, storage, secret, now, environment } = getRuntime()
    const way = profile.signIn.find(({ kind }) => kind === 'one-time-code')
    if (!way) throw new CodedError('not_found', 'no such address')
    const post = await readFormPost(request)
    const stored = await cookies()
    const token = csrfTokenIn(stored)
    const callbackUrl = post.get('callbackUrl') ?? pagePaths.home
    if (token === undefined || post.get('csrfToken') !== token) return seeOther(signInAddress(callbackUrl))
    const back = { callbackUrl, path: way.id }
    const contact = await contactOf(post, stored.get(signInCodeCookie)?.value)
    if (!contact) return tried(post, signInPage({ ...back, error: 'NoContact' }))
    const asked = { contact, locale: await getLocale(), now: now() }
    const id = await sendSignInCode({ storage, secret }, asked)
    if (id === undefined) return tried(post, signInPage({ ...back, error: 'TooManyCodes' }))
    const answer = seeOther(signInPage({ ...back, code: 'sent' }))
    const safety = `HttpOnly; SameSite=Lax${environment.publicUrl.startsWith('https://') ? '; Secure' : ''}`
    answer.headers.append(
      'Set-Cookie',
      `${signInCodeCookie}=${id}; Path=/; Max-Age=${codeLifetimeMinutes * 60}; ${safety}`,
    )
    return answer
  })
}

async function contactOf(post: URLSearchParams, asked: string | undefined): Promise<Contact | undefined> {
  const typed = post.get('contact')
  if (typed !== null) return readContact(typed.slice(0, 320), getRuntime().profile)
  return asked === undefined ? undefined : (await waitingSignIn(getRuntime(), asked))?.contact
}

/** What was typed stands in the field again. */
function tried(post: URLSearchParams, address: string): Response {
  const answer = seeOther(address)
  keepTried(answer, post.get('contact') ?? '')
  return answer
}
