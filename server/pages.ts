import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from 'koa'
import next from 'next'
import { getRuntime } from '#lib/runtime/index.ts'
import { builtStyles } from './built-styles.ts'
import { keepSession } from './keep-session.ts'
import { pageHeaders } from './page-headers.ts'

/** Everything that people see. */
export interface Pages {
  /** Answers a request for a page. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Answers a machine's address with a page: same address, another status. */
  show(ctx: Context, path: string, status: number): Promise<void>
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
  const styles = development ? [] : builtStyles()
  const answer = application.getRequestHandler()

  async function handle(request: IncomingMessage, response: ServerResponse) {
    await pageHeaders(request, response, styles)
    const { secret, profile, environment } = getRuntime()
    await keepSession(request, response, { secret, profile, publicUrl: environment.publicUrl })
    await answer(request, response)
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
    close: () => application.close(),
  }
}
