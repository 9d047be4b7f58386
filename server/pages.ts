import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from 'koa'
import next from 'next'
import { retryAfterS } from '#lib/errors/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { builtStyles } from './built-styles.ts'
import { faultPage } from './fault-page.ts'
import { holdPage } from './held-page.ts'
import { keepSession } from './keep-session.ts'
import { pageHeaders } from './page-headers.ts'
import { wordsFirst } from './words-first.ts'

/** Everything that people see. */
export interface Pages {
  /** Answers a request for a page. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Answers a machine's address with a page: same address, another status. */
  show(ctx: Context, path: string, status: number): Promise<void>
  /** Answers where `handle` threw. */
  failed(request: IncomingMessage, response: ServerResponse): void
  /** The page that is being made cannot say now what it is for: a page has no way of its own to set a status. */
  tryLater(): void
  close(): Promise<void>
}

/** Prepares Next for serving: the build of `npm start`, or with hot reload in `development`. */
export async function openPages({
  development,
  port,
}: {
  development: boolean
  port: number
}): Promise<Pages> {
  const application = next({ dev: development, port, hostname: 'localhost' })
  await application.prepare()
  const sheets: ReadonlyMap<string, string> = development ? new Map() : builtStyles()
  const changed = wordsFirst(sheets)
  const answer = application.getRequestHandler()
  const answering = new AsyncLocalStorage<ServerResponse>()

  async function handle(request: IncomingMessage, response: ServerResponse) {
    await pageHeaders(request, response)
    const nonce = String(request.headers['x-nonce'])
    if (!development) {
      holdPage(request, response, (page) =>
        response.statusCode === 500 ? faultPage(request, { nonce, sheets }) : changed(page, nonce),
      )
    }
    const { secret, profile, environment } = getRuntime()
    await keepSession(request, response, { secret, profile, publicUrl: environment.publicUrl })
    await answering.run(response, () => answer(request, response))
  }

  return {
    handle,
    show: async (ctx, path, status) => {
      ctx.respond = false
      ctx.req.url = path
      ctx.req.method = 'GET'
      ctx.res.statusCode = status
      await handle(ctx.req, ctx.res)
    },
    failed: (request, response) => {
      if (response.headersSent) return void response.end()
      // The one of the headers, where they are set: a page that is held back is made with it.
      const isHeaded = response.hasHeader('Content-Security-Policy')
      const nonce = isHeaded ? String(request.headers['x-nonce']) : randomBytes(16).toString('base64')
      response.statusCode = 500
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.setHeader(
        'Content-Security-Policy',
        `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self'`,
      )
      response.end(faultPage(request, { nonce, sheets }))
    },
    tryLater: () => {
      const response = answering.getStore()
      if (!response) return
      response.statusCode = 503
      response.setHeader('Retry-After', retryAfterS)
    },
    close: () => application.close(),
  }
}
