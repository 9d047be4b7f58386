import { readdirSync } from 'node:fs'
import type { Context, Next } from 'koa'
import { pagePaths } from '#lib/config/index.ts'

/** Adds to each refusal, in a body or on the way back to a client, where its code is explained (RFC 6749 §4.1.2.1, §5.2). */
export function explainErrors(publicUrl: string) {
  const explained = new Set(readdirSync('docs/errors').map((file) => file.replace('.md', '')))
  const uriOf = (code: unknown) =>
    typeof code === 'string' && explained.has(code)
      ? publicUrl + pagePaths.errorDocumentation(code)
      : undefined

  return async (ctx: Context, next: Next): Promise<void> => {
    await next()
    const { body } = ctx
    const inBody = isRefusal(body) ? uriOf(body.error) : undefined
    if (inBody && isRefusal(body)) ctx.body = { ...body, error_uri: inBody }
    const location = ctx.response.get('Location')
    if (!location || !URL.canParse(location)) return
    const back = new URL(location)
    const onTheWay = uriOf(back.searchParams.get('error'))
    if (!onTheWay) return
    back.searchParams.set('error_uri', onTheWay)
    ctx.set('Location', back.href)
  }
}

function isRefusal(body: unknown): body is { readonly error: string } {
  return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string'
}
