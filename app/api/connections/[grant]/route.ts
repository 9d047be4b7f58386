import { getLocale } from 'next-intl/server'
import { findClient } from '#lib/clients/index.ts'
import { linksOf, pagePaths } from '#lib/config/index.ts'
import { CodedError, isCoded } from '#lib/errors/index.ts'
import { findGrantById, reduceGrant, renewGrant, revokeGrant } from '#lib/grants/index.ts'
import { isFormToken } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { customerOfSession } from '../../../session.ts'
import { answerForm } from '../../answer-form.ts'
import { readFormPost, seeOther } from '../../form-post.ts'

/** Letters of `2026-03-01`. */
const longestDay = 10

interface Context {
  params: Promise<{ grant: string }>
}

/** The customer changes or ends one of their own grants; what they cannot do, the page says. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { grant } = await params
  const back = pagePaths.connection(encodeURIComponent(grant))
  return answerForm(
    async () => {
      const post = await readFormPost(request)
      const customer = await customerOfSession()
      if (!customer) return seeOther(back)
      const isOurs = isFormToken(post.get('token') ?? '', getRuntime().secret, grant, customer.id)
      if (!isOurs) throw new CodedError('forbidden', 'a form of this page, shown to this customer')
      return seeOther(`${back}?${await outcomeOf(post, () => act(post, grant, customer.id))}`)
    },
    () => back,
  )
}

/** For the page that shows again; a day that would not do is still in its field there. */
async function outcomeOf(post: URLSearchParams, change: () => Promise<unknown>): Promise<string> {
  try {
    await change()
    return 'done=yes#said'
  } catch (error) {
    if (!isCoded(error) || error.code !== 'invalid_request') throw error
    const problem = error.at ?? 'failed'
    const day = post.get('last_day')?.slice(0, longestDay)
    return `${new URLSearchParams({ problem, ...(day !== undefined && { last_day: day }) })}#said`
  }
}

async function act(post: URLSearchParams, grantId: string, customerId: string): Promise<unknown> {
  const runtime = getRuntime()
  const { storage, catalog, profile } = runtime
  const now = runtime.now()
  const own = { grantId, customerId, catalog, timezone: profile.timezone, now }
  switch (post.get('act')) {
    case 'shorten': {
      return reduceGrant(runtime, {
        ...own,
        reduction: { kind: 'shorten', lastDay: post.get('last_day') ?? '' },
      })
    }
    case 'drop': {
      const reduction = { kind: 'drop', entries: post.getAll('entry'), later: post.has('later') } as const
      if (reduction.entries.length === 0 && !reduction.later) throw nothingTicked()
      return reduceGrant(runtime, { ...own, reduction })
    }
    case 'renew': {
      const grant = await ownGrant(grantId, customerId)
      const client = await findClient(storage.db, grant.clientId)
      return renewGrant(runtime, {
        ...own,
        locale: await getLocale(),
        about: {
          clientName: client?.name ?? grant.clientId,
          clientUri: client?.uri ?? null,
          termsUri: linksOf(profile).terms,
        },
      })
    }
    case 'revoke': {
      await ownGrant(grantId, customerId)
      return revokeGrant(runtime, grantId, now)
    }
    default:
      throw new CodedError('invalid_request', "send 'act'", { at: 'act' })
  }
}

function nothingTicked() {
  return new CodedError('invalid_request', 'send what is to be taken out', { at: 'ticked' })
}

/** @throws CodedError `not_found` for another customer's as for none */
async function ownGrant(grantId: string, customerId: string) {
  const grant = await findGrantById(getRuntime().storage.db, grantId)
  if (grant?.customerId !== customerId) throw new CodedError('not_found', 'no such grant')
  return grant
}
