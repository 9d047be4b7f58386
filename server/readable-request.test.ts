import { describe, expect, test } from 'vitest'
import { makeReadable } from './readable-request.ts'

const publicUrl = 'https://utility.example'

function read(
  url: string,
  headers: Record<string, string> = {},
  development = false,
): { url?: string | undefined; headers: Record<string, string> } {
  const request = { url, headers: { ...headers } }
  makeReadable(request, { publicUrl, development })
  return request
}

test.each(['/receipts/%ff', '/%', '//', '/docs/%E0%A4%A?a=b'])('no page is at %s', (url) => {
  expect(read(url).url).toBe('/no-such-page')
})

test.each(['/', '/docs?a=b?c', '/login?callbackUrl=/authorize/x', `/?callbackUrl=${publicUrl}/docs&a=%ff`])(
  '%s stays as it was sent',
  (url) => {
    expect(read(url).url).toBe(url)
  },
)

describe.each(['javascript:alert(1)', '☃', 'no address', '//[', 'http://[', '\0', '/docs&callbackUrl=x'])(
  'a way back that is no address, %j',
  (back) => {
    test('is no parameter', () => {
      const query = back.includes('&') ? back : encodeURIComponent(back)
      expect(read(`/api/auth/session?a=1&callbackUrl=${query}`).url).toBe('/api/auth/session?a=1')
    })

    test.each(['next-auth.callback-url', '__Secure-next-auth.callback-url'])('is no cookie %s', (name) => {
      if (back.startsWith('/docs')) return
      const cookie = `a=1; ${name}=${encodeURIComponent(back)}; b=2`
      expect(read('/', { cookie }).headers.cookie).toBe('a=1; b=2')
    })
  },
)

test('cookies that the pages can read stay, and so do those that are not for them', () => {
  const cookie = 'a=%; next-auth.callback-url=https%3A%2F%2Futility.example%2Flogin; b; =; c=d=e'
  expect(read('/', { cookie }).headers.cookie).toBe(cookie)
})

test('what only Next’s router in a browser sends is not heard, but while hot reload needs it', () => {
  const headers = {
    rsc: '1',
    'next-router-state-tree': '%',
    'next-router-prefetch': '1',
    'next-action': 'x',
    'next-url': '/',
  }
  expect(read('/', { ...headers, accept: 'text/html' }).headers).toEqual({ accept: 'text/html' })
  expect(read('/', headers, true).headers).toEqual(headers)
})
