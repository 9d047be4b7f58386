import type { Context } from 'koa'
import { z } from 'zod'
import {
  accountDetails,
  aggregates,
  bills,
  deliveryDetails,
  programDetails,
  serviceDetails,
  supplyDetails,
  usage,
  type View,
} from '#lib/access/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { UseKind } from '#lib/grants/index.ts'
import type { PresentedToken } from '#lib/oauth/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { pageAddress } from './listing.ts'
import { openedView } from './opened-view.ts'
import { type AnyRoute, route } from './route.ts'
import { withDecimals } from './wire-decimals.ts'

/** The 2023 draft's endpoints: each answers with what its own scope was granted, and only that (DR-20 to DR-22). */
export const routes: AnyRoute[] = [
  endpoint('account_details', 'accounts', (view, { resources }) => accountDetails(view, resources)),
  endpoint('service_details', 'services', (view, { resources }) => serviceDetails(view, resources)),
  endpoint('delivery_details', 'services', (view, runtime) =>
    deliveryDetails(view, runtime.resources, offers(runtime, 'supply_details') ? 'whole' : 'distributor'),
  ),
  endpoint('supply_details', 'services', (view, { resources }) => supplyDetails(view, resources)),
  endpoint('program_details', 'programs', (view, { resources }) => programDetails(view, resources)),
  endpoint('bills', 'bills', (view, { resources }) => bills(view, resources)),
  route({
    method: 'get',
    path: '/usage',
    section: '2023 draft',
    token: 'any',
    query: z.object({ cursor: z.string().optional() }),
    handle: async ({ runtime, token, query, ctx }) => {
      const view = await viewFor(runtime, token, 'usage')
      const data = await pagedUsage(view, runtime, query.cursor, ctx)
      if (token.grantId !== null) runtime.noteUse(token.grantId, 'usage')
      return answer('usage', data)
    },
  }),
  endpoint('aggregates', 'groups', (view, { resources, profile }) =>
    aggregates(view, resources, profile.timezone),
  ),
]

function endpoint(
  type: string,
  kind: UseKind,
  read: (view: View, runtime: Runtime) => Promise<readonly object[]>,
): AnyRoute {
  return route({
    method: 'get',
    path: `/${type}`,
    section: '2023 draft',
    token: 'any',
    handle: async ({ runtime, token }) => {
      const data = await read(await viewFor(runtime, token, type), runtime)
      if (token.grantId !== null) runtime.noteUse(token.grantId, kind)
      return answer(type, { [type]: data })
    },
  })
}

/**
 * @throws CodedError `not_found` where this utility has no such data, `insufficient_scope` for a token that was not
 *   got for it, and as `openedView`
 */
async function viewFor(runtime: Runtime, token: PresentedToken, type: string): Promise<View> {
  if (!offers(runtime, type)) throw new CodedError('not_found', `${runtime.profile.name} has no '${type}'`)
  const view = await openedView(runtime, token, 'draft')
  if (!view.openings.some((opening) => opening.type === type)) {
    throw new CodedError('insufficient_scope', `this address needs a token with scope '${type}'`, {
      cause: type,
    })
  }
  return view
}

function offers({ profile }: Runtime, type: string): boolean {
  return profile.scopes.some((offer) => offer.type === type)
}

/** `next` and `previous` stand only on an answer that had to be cut: the draft has neither. */
async function pagedUsage(
  view: View,
  { resources, environment }: Runtime,
  cursor: string | undefined,
  ctx: Context,
) {
  const { items, next, previous } = await usage(view, resources, cursor)
  return {
    usage: items,
    ...(next && { next: pageAddress(environment.publicUrl, ctx, next) }),
    ...(previous && { previous: pageAddress(environment.publicUrl, ctx, previous) }),
  }
}

function answer(type: string, body: Readonly<Record<string, unknown>>) {
  return {
    headers: { 'Cache-Control': 'no-store' },
    body: { ...body, [type]: withDecimals(body[type]) },
  }
}
