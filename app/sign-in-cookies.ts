import { pagePaths } from '#lib/config/index.ts'

/** Keeps what was typed over a failed sign-in. */
export const triedUsernameCookie = 'tried-username'
/** Of the browser that asked for a code: the code alone signs nobody in. */
export const signInCodeCookie = 'sign-in-code'

const keepTriedSeconds = 120

/** For the sign-in page alone; what is empty says that nothing is to be suggested. */
export function keepTried(answer: Response, username: string): void {
  const typed = encodeURIComponent(username.slice(0, 320))
  answer.headers.append(
    'Set-Cookie',
    `${triedUsernameCookie}=${typed}; Path=${pagePaths.signIn}; Max-Age=${keepTriedSeconds}; HttpOnly; SameSite=Lax`,
  )
}

/** A cookie in the header that a browser sends. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(/;\s*/).find((one) => one.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}
