import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { getLocale } from 'next-intl/server'
import { pagePaths } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { findInteraction, uidOfAddress } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { csrfCookieIn, signInOptions, signInPage } from '../../../session.ts'
import { keepTried } from '../../../sign-in-cookies.ts'
import { answerForm } from '../../answer-form.ts'
import { readFormPost } from '../../form-post.ts'
import { faultIn } from './fault-in.ts'
import { turnedBack } from './turned-back.ts'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

/** A provider sends the browser back here, too. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const address = await addressOf(context)
  if (!isUsed('GET', address)) return new Response(null, { status: 404 })
  const csrfCookie = csrfCookieIn(request.cookies)
  if (!address.startsWith('callback/')) return NextAuth(request, context, signInOptions({ csrfCookie }))
  const callbackUrl = callbackUrlOf(request)
  const declined = await turnedBack(request, pathOf(address), callbackUrl)
  if (declined) return declined
  const answered: Response = await NextAuth(request, context, signInOptions({ callbackUrl }))
  const error = faultIn(answered, request.nextUrl.searchParams.get('error'))
  return error ? backTo({ callbackUrl, error, path: pathOf(address) }, answered) : answered
}

/** A failed sign-in keeps what was typed and chosen, but the password, for the page that comes next. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  return answerForm(async () => {
    const address = await addressOf(context)
    if (!isUsed('POST', address)) throw new CodedError('not_found', 'no such address')
    const post = await readFormPost(request)
    const callbackUrl = post.get('callbackUrl') ?? pagePaths.home
    const url = new URL(request.url)
    url.search = address.startsWith('signin/') ? `${await toProvider(post, callbackUrl)}` : ''
    const read = new NextRequest(url, { method: 'POST', headers: request.headers, body: post.toString() })
    const options = signInOptions({ csrfCookie: csrfCookieIn(read.cookies), callbackUrl })
    const answered: Response = await NextAuth(read, context, options)
    const error = faultIn(answered)
    if (!error) return answered
    const path = post.get('path') ?? pathOf(address)
    const answer = backTo({ callbackUrl, error, path }, answered)
    if (post.has('username')) keepTried(answer, post.get('username') ?? '')
    return answer
  })
}

async function addressOf({ params }: Context): Promise<string> {
  return (await params).nextauth.join('/')
}

/** `callback/member-account` is of the way `member-account`. */
function pathOf(address: string): string {
  return address.slice(address.indexOf('/') + 1)
}

/** Of next-auth's addresses those that have a use here; it answers others as though something had broken. */
function isUsed(method: 'GET' | 'POST', address: string): boolean {
  const { signIn } = getRuntime().profile
  const used = { GET: ['signin', 'error', 'csrf', 'session', 'providers'], POST: ['signout'] }[method]
  const ways = signIn.flatMap(({ id, kind }) => {
    if (kind === 'openid-connect') return method === 'GET' ? [`callback/${id}`] : [`signin/${id}`]
    if (method === 'GET') return []
    return kind === 'password' ? ['callback/credentials'] : [`callback/${id}`]
  })
  return [...used, ...ways].includes(address)
}

/**
 * What the utility's provider is told: whom the client or the customer named, the language of the page, and whether to
 * ask anew although somebody is signed in there (GR-062, AN-020).
 */
async function toProvider(post: URLSearchParams, callbackUrl: string): Promise<URLSearchParams> {
  const uid = uidOfAddress(callbackUrl)
  const interaction = uid ? await findInteraction(getRuntime().storage.db, uid) : undefined
  const hint = post.get('login_hint')
  return new URLSearchParams({
    ui_locales: await getLocale(),
    ...(hint && { login_hint: hint }),
    ...((interaction?.mustSignIn || post.get('another') === 'on') && { prompt: 'login' }),
  })
}

/** Kept by next-auth while the browser is away. */
function callbackUrlOf({ cookies }: NextRequest): string {
  const name = 'next-auth.callback-url'
  return (cookies.get(`__Secure-${name}`) ?? cookies.get(name))?.value ?? pagePaths.home
}

function backTo(says: Parameters<typeof signInPage>[0], answered: Response): Response {
  const uid = uidOfAddress(says.callbackUrl)
  if (uid) getRuntime().funnel.problem(uid, 'sign_in')
  answered.headers.set('Location', signInPage(says))
  return answered
}
