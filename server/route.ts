import Router from '@koa/router'
import type { Context } from 'koa'
import type { z } from 'zod'
import { CodedError, isCoded } from '#lib/errors/index.ts'
import type { PresentedToken } from '#lib/oauth/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { requireToken } from './bearer.ts'
import { readJson } from './json-body.ts'

/** What a handler is given: everything is parsed and the token is good. */
export interface Call<Query, Body> {
  readonly runtime: Runtime
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  /** Only on routes that demand one. */
  readonly token: PresentedToken
  readonly ctx: Context
}

export interface Answer {
  readonly status?: number
  /** Sent as JSON; a text as it is where `headers` name another `Content-Type`. */
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Route<Query = unknown, Body = unknown> {
  readonly method: 'get' | 'post' | 'put' | 'patch'
  /** As `@koa/router` writes paths: `/cds/grants/:id`. */
  readonly path: string
  /** Where it is specified: `WG1-02 §8.4`. */
  readonly section: string
  /** `open`: anyone. A scope: a Bearer token that has it (WG1-02 §5). `any`: any Bearer token; the handler judges it. */
  readonly token: 'open' | 'cds_client_admin' | 'any'
  readonly query?: z.ZodType<Query>
  readonly body?: z.ZodType<Body>
  /** The error code for a query or body that does not fit; `invalid_request` when left out. */
  readonly refusal?: string
  readonly handle: (call: Call<Query, Body>) => Promise<Answer>
}

/** Infers the types of query and body from their schemas. */
export function route<Query = unknown, Body = unknown>(declared: Route<Query, Body>): Route<Query, Body> {
  return declared
}

// biome-ignore lint/suspicious/noExplicitAny: a list of routes has queries and bodies of every type
export type AnyRoute = Route<any, any>

/** Koa middleware that serves the declared routes. Errors are thrown on to `answerErrors`. */
export function serveRoutes(runtime: Runtime, routes: readonly AnyRoute[]): Router {
  const router = new Router()
  for (const declared of routes) {
    router[declared.method](declared.path, async (ctx: Context) => {
      const token = declared.token === 'open' ? noToken : await requireToken(runtime, ctx, declared.token)
      const query = declared.query ? judge(declared.query, singleValues(ctx), declared) : undefined
      const body = declared.body ? judge(declared.body, await readBody(ctx, declared), declared) : undefined
      for (const [name, value] of Object.entries(ctx.params)) withoutNul(String(value), name)
      const answer = await declared.handle({ runtime, params: ctx.params, query, body, token, ctx })
      ctx.status = answer.status ?? 200
      if (declared.token !== 'open') ctx.set('Cache-Control', 'no-store')
      ctx.set(answer.headers ?? {})
      if (answer.headers?.['Content-Type']) {
        ctx.body = answer.body
        return
      }
      ctx.type = 'application/json'
      ctx.body = JSON.stringify(answer.body)
    })
  }
  return router
}

const noToken: PresentedToken = {
  clientId: '',
  grantId: null,
  scope: '',
  authorizationDetails: [],
  expires: 0,
}

/** What is not JSON is refused in the route's own words (RFC 7591 §3.2.2). */
async function readBody(ctx: Context, { refusal }: AnyRoute): Promise<unknown> {
  try {
    return await readJson(ctx.req)
  } catch (error) {
    if (!refusal || !isCoded(error) || error.code !== 'invalid_request') throw error
    throw new CodedError(refusal, error.message, { cause: error })
  }
}

function judge<T>(schema: z.ZodType<T>, value: unknown, { refusal = 'invalid_request' }: AnyRoute): T {
  const judged = schema.safeParse(value)
  if (judged.success) return judged.data
  const issue = judged.error.issues[0]
  throw new CodedError(refusal, issue?.message ?? 'not valid', { at: asWritten(issue?.path ?? []) })
}

/** `contacts[0].name` */
export function asWritten(path: readonly PropertyKey[]): string | undefined {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return text.replace(/^\./, '') || undefined
}

/** @throws CodedError `invalid_request` for a parameter that is sent twice, or cannot be compared with what is stored. */
function singleValues(ctx: Context): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(ctx.query)) {
    if (Array.isArray(value))
      throw new CodedError('invalid_request', 'sent more than once; send it once', { at: name })
    if (value !== undefined) values[name] = withoutNul(value, name)
  }
  return values
}

/** PostgreSQL stores no text with U+0000, and refuses to look for it. */
function withoutNul(value: string, at: string): string {
  if (value.includes('\0')) throw new CodedError('invalid_request', 'leave out the character U+0000', { at })
  return value
}
