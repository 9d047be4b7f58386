import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { pagePaths } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { csrfCookieIn, signInOptions, triedPathCookie, triedUsernameCookie } from '../../../session.ts'
import { answerForm } from '../../answer-form.ts'
import { readFormPost } from '../../form-post.ts'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

const keepTriedSeconds = 120
/** Of next-auth's addresses those that have a use here; it answers others as though something had broken. */
const used = {
  GET: ['signin', 'error', 'csrf', 'session', 'providers'],
  POST: ['callback/credentials', 'signout'],
} as const

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  if (!(await isUsed('GET', context))) return new Response(null, { status: 404 })
  return NextAuth(request, context, signInOptions(csrfCookieIn(request.cookies)))
}

/** A failed sign-in keeps what was typed and chosen, but the password, for the page that comes next. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  return answerForm(async () => {
    if (!(await isUsed('POST', context))) throw new CodedError('not_found', 'no such address')
    const post = await readFormPost(request)
    const read = new NextRequest(request.url, {
      method: 'POST',
      headers: request.headers,
      body: post.toString(),
    })
    const answered: Response = await NextAuth(read, context, signInOptions(csrfCookieIn(read.cookies)))
    if (!answered.headers.get('location')?.includes('error=')) return answered
    for (const [cookie, field] of [
      [triedUsernameCookie, 'username'],
      [triedPathCookie, 'path'],
    ] as const) {
      const typed = encodeURIComponent((post.get(field) ?? '').slice(0, 320))
      answered.headers.append(
        'Set-Cookie',
        `${cookie}=${typed}; Path=${pagePaths.signIn}; Max-Age=${keepTriedSeconds}; HttpOnly; SameSite=Lax`,
      )
    }
    return answered
  })
}

async function isUsed(method: keyof typeof used, { params }: Context): Promise<boolean> {
  const address = (await params).nextauth.join('/')
  return used[method].some((one) => one === address)
}
