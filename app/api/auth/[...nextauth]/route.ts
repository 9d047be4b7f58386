import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { pagePaths } from '#lib/config/index.ts'
import { signInOptions, triedUsernameCookie } from '../../../session.ts'
import { answerForm } from '../../answer-form.ts'
import { readFormPost } from '../../form-post.ts'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

const keepTriedSeconds = 120

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, signInOptions())
}

/** A failed sign-in keeps the username that was typed, for the page that comes next. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  return answerForm(async () => {
    const post = await readFormPost(request)
    const read = new NextRequest(request.url, {
      method: 'POST',
      headers: request.headers,
      body: post.toString(),
    })
    const answered: Response = await NextAuth(read, context, signInOptions())
    if (!answered.headers.get('location')?.includes('error=')) return answered
    const typed = encodeURIComponent((post.get('username') ?? '').slice(0, 320))
    answered.headers.append(
      'Set-Cookie',
      `${triedUsernameCookie}=${typed}; Path=${pagePaths.signIn}; Max-Age=${keepTriedSeconds}; HttpOnly; SameSite=Lax`,
    )
    return answered
  })
}
