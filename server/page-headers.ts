import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Profile, pagePaths } from '#lib/config/index.ts'
import { findReceipt } from '#lib/grants/index.ts'
import { findInteraction, uidOfAddress } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { askedLocale } from '#lib/wording/index.ts'
import { makeReadable } from './readable-request.ts'

/**
 * What every page's answer carries for its safety, and what the page is told about its request: the language to be
 * in and the nonce for its scripts. Whatever a browser sends in the latter's place is overwritten.
 */
export async function pageHeaders(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { environment, profile } = getRuntime()
  const development = process.env.NODE_ENV === 'development'
  makeReadable(request, { publicUrl: environment.publicUrl, development })
  const url = new URL(request.url ?? '/', environment.publicUrl)
  if (url.pathname.startsWith('/_next/static/')) return
  const { params, isThere } = await findVisit(url)
  if (!isThere) response.statusCode = 404
  const nonce = randomBytes(16).toString('base64')
  const framers = framersOf(url, profile.embedding)
  const providers = url.pathname === pagePaths.signIn ? issuersOf(profile) : []
  const formTargets = formTargetsOf([...waysBack(params, profile), ...providers], environment.publicUrl)
  const policy = contentPolicy({ nonce, framers, formTargets })
  request.headers['content-security-policy'] = policy
  request.headers['x-nonce'] = nonce
  request.headers['x-wattgrant-locale'] = askedLocale(
    {
      uiLocales: [url.searchParams.get('ui_locales'), params.ui_locales],
      acceptLanguage: request.headers['accept-language'],
    },
    profile.locales,
  )
  const isInPortal = request.headers['sec-fetch-dest'] === 'iframe' && isOfPortal(url)
  request.headers['x-wattgrant-portal'] = isInPortal ? 'yes' : 'no'
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  // What older browsers know of frames cannot name anyone.
  if (framers.length === 0) response.setHeader('X-Frame-Options', 'DENY')
  if (!keepsOpener(url.pathname, params)) response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  if (environment.publicUrl.startsWith('https://')) {
    response.setHeader('Strict-Transport-Security', 'max-age=31536000')
  }
}

interface Visit {
  /** Of the request that the page is about: a form's address names it, and a sign-in's that of its form. */
  readonly params: Readonly<Record<string, string>>
  /** The page says in words what is missing; without a script, only the status set here can say it too. */
  readonly isThere: boolean
}

async function findVisit(url: URL): Promise<Visit> {
  const { db } = getRuntime().storage
  const address = /^\/receipts\/([^/]+)$/.exec(url.pathname)?.[1]
  if (address)
    return { params: {}, isThere: (await findReceipt(db, decodeURIComponent(address))) !== undefined }
  const isSignIn = url.pathname === pagePaths.signIn
  const uid = uidOfAddress(isSignIn ? url.searchParams.get('callbackUrl') : url.pathname)
  const interaction = uid && (await findInteraction(db, uid))
  if (interaction) return { params: interaction.params, isThere: true }
  return { params: {}, isThere: !url.pathname.startsWith('/authorize/') }
}

/** A customer's own pages, which the utility's portal shows, and the sign-in that would lead to them. */
function isOfPortal({ pathname, searchParams, origin }: URL): boolean {
  const backTo = new URL(searchParams.get('callbackUrl') ?? pagePaths.home, origin)
  return /^\/(connections|receipts)(\/|$)/.test(pathname === pagePaths.signIn ? backTo.pathname : pathname)
}

/** Who may show a page in a frame: the portal a customer's own pages, an origin that the profile names the form. */
function framersOf(url: URL, { frameOrigins, portal }: Profile['embedding']): readonly string[] {
  const portals = portal?.origins ?? []
  if (isOfPortal(url)) return portals
  if (/^\/(authorize|login)(\/|$)/.test(url.pathname)) return frameOrigins
  return [...new Set([...frameOrigins, ...portals])]
}

/**
 * Whether the window that opened this one keeps hold of it, to be told how the request ends: in a request that was
 * opened as a pop-up (`display`, OpenID Connect Core §3.1.2.1). A post's answer leads on, and would cut it off.
 */
function keepsOpener(path: string, params: Visit['params']): boolean {
  return params.display === 'popup' || path === pagePaths.invalidRequest || path.startsWith('/api/')
}

/**
 * No script and no style but this answer's own, nothing from elsewhere, and no frame but on pages that the profile
 * names.
 */
function contentPolicy({
  nonce,
  framers,
  formTargets,
}: {
  nonce: string
  framers: readonly string[]
  formTargets: readonly string[]
}): string {
  const development = process.env.NODE_ENV === 'development'
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framers.length > 0 ? framers.join(' ') : "'none'"}`,
    `form-action ${["'self'", ...formTargets].join(' ')}`,
  ].join('; ')
}

/**
 * Browsers hold all redirects that follow a form's post against `form-action`, those of the client's own pages and of
 * the utility's provider too: the scheme of where it leads is listed, as nobody knows where they send the customer on
 * to (docs/decisions/044). `http:` stands for https as well.
 */
function formTargetsOf(addresses: readonly (string | undefined)[], publicUrl: string): readonly string[] {
  const own = new URL(publicUrl).origin
  const schemes = addresses.flatMap((address) => {
    if (!address || !URL.canParse(address)) return []
    const { origin, protocol } = new URL(address)
    return origin === own ? [] : [protocol]
  })
  return [...new Set(schemes)]
}

/** To the client, and before that to the utility's own authorization server where it has one. */
function waysBack(
  { redirect_uri: redirectUri }: Visit['params'],
  { authorizationServer }: Profile,
): readonly string[] {
  return redirectUri === undefined ? [] : [redirectUri, ...(authorizationServer?.returnUris ?? [])]
}

function issuersOf({ signIn }: Profile): readonly string[] {
  return signIn.flatMap((path) => (path.kind === 'openid-connect' ? [path.issuer] : []))
}
