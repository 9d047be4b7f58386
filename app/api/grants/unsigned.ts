import { randomUUID } from 'node:crypto'
import { getLocale } from 'next-intl/server'
import type { Client } from '#lib/clients/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import type { Contact, Customer } from '#lib/customers/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import {
  type Approval,
  approve,
  decline,
  type Interaction,
  type Problem,
  readContact,
  resendCode,
  sendCode,
  tryCode,
  wayBackOf,
} from '#lib/interactions/index.ts'
import {
  type ConsentRequest,
  checkDecision,
  type SectionDecision,
  settleTyped,
  withChanges,
} from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { consentOf } from '../../authorize/consent.ts'
import { typedConsentOf } from '../../authorize/typed-consent.ts'
import { seeOther } from '../form-post.ts'
import { keepUnsigned, unsignedRequest } from '../unsigned-post.ts'

/** The approval of somebody who has not signed in: what is whole gets a code, and waits for it (AN-040). */
export async function approvedUnsigned(post: URLSearchParams): Promise<Response> {
  const runtime = getRuntime()
  const { interaction, client } = await unsignedRequest(post)
  const { uid } = interaction
  if (interaction.outcome) return seeOther(wayBackOf(interaction))
  const { consent, decision, typed } = await keepUnsigned(post, interaction, client)
  const contact = readContact(typed.contact, runtime.profile)
  const clock = { now: runtime.now(), timezone: runtime.profile.timezone }
  const isWhole = checkDecision(consent, decision, clock).length === 0
  if (!contact || !isWhole || Object.keys(typed.numbers).length > 0) {
    runtime.funnel.problem(uid, 'incomplete')
    return seeOther(`${pagePaths.authorize(uid)}?check=on#problems`)
  }
  const sent = await sendCode(runtime, {
    uid,
    contact,
    decision,
    clientName: client.name,
    locale: await getLocale(),
    now: runtime.now(),
  })
  if (sent === 'too_many') {
    runtime.funnel.problem(uid, 'too_many_codes')
    return seeOther(`${pagePaths.authorize(uid)}?check=limit#problems`)
  }
  return backToCode(uid, 'sent')
}

/** Another code, to the same contact. */
export async function resentCode(post: URLSearchParams): Promise<Response> {
  const runtime = getRuntime()
  const { interaction, client } = await unsignedRequest(post)
  const { uid } = interaction
  if (interaction.outcome) return seeOther(wayBackOf(interaction))
  const asked = { uid, clientName: client.name, locale: await getLocale(), now: runtime.now() }
  const sent = await resendCode(runtime, asked)
  if (sent === 'none') return seeOther(pagePaths.authorize(uid))
  return backToCode(uid, sent === 'sent' ? 'again' : 'limit')
}

/** The right code is the approval itself (AN-045, AN-046); the last wrong one a refusal (AN-044). */
export async function verifiedCode(post: URLSearchParams): Promise<Response> {
  const runtime = getRuntime()
  const { interaction, client } = await unsignedRequest(post)
  const { uid } = interaction
  if (interaction.outcome) return seeOther(wayBackOf(interaction))
  const code = (post.get('code') ?? '').replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return backToCode(uid, 'digits')
  const tries = runtime.profile.withoutSignIn?.tries ?? 0
  const tried = await tryCode(runtime, { uid, code, tries, now: runtime.now() })
  if (tried.kind === 'none') return seeOther(pagePaths.authorize(uid))
  if (tried.kind === 'wrong' || tried.kind === 'late') return backToCode(uid, tried.kind)
  const refused = tried.kind === 'right' ? await refusalOf(interaction, client, tried) : spent
  if (refused) await decline(runtime, { uid, ...refused, now: runtime.now() })
  return seeOther(wayBackOf(interaction))
}

interface Refusal {
  readonly error: string
  readonly description: string
}

const spent: Refusal = { error: 'access_denied', description: 'the customer could not be verified' }

/** Approves; or says why a grant that the request names cannot be approved so (AU-045). */
async function refusalOf(
  interaction: Interaction,
  client: Client,
  verified: { contact: Contact; decision: readonly SectionDecision[] },
): Promise<Refusal | undefined> {
  try {
    await approve(getRuntime(), await unsignedApproval(interaction, client, verified))
    return undefined
  } catch (error) {
    if (!isCoded(error) || !error.code.startsWith('cds_grant_id_')) throw error
    return { error: error.code, description: error.message }
  }
}

/**
 * The contact, once it is verified, leads to the customer who has it on file; what was typed in is looked for among
 * theirs, and nowhere else. The rest is the utility's to look at (OP-36).
 */
async function unsignedApproval(
  interaction: Interaction,
  client: Client,
  { contact, decision }: { contact: Contact; decision: readonly SectionDecision[] },
): Promise<Approval> {
  const { directory, profile, now: clock } = getRuntime()
  const now = clock()
  const changed = (consent: ConsentRequest) =>
    withChanges(consent, decision, { now, timezone: profile.timezone })
  const typed = changed(await typedConsentOf(interaction, client, decision))
  const customer = await directory.reachedBy(contact)
  const listed = customer && changed(await consentOf(interaction, client, customer))
  const settled = listed
    ? settleTyped(decision, listed)
    : { decision: decision.map((made) => ({ ...made, entries: [] })), isWhole: false }
  return {
    interaction,
    client,
    customer: customer ?? unknownCustomer(),
    consent: listed ?? typed,
    decision: settled.decision,
    locale: await getLocale(),
    now,
    unsigned: { contact, consent: typed, decision, isWhole: settled.isWhole },
  }
}

/** Somebody whom the utility has yet to find: nobody's data is theirs. */
function unknownCustomer(): Customer {
  return { id: `unknown_${randomUUID()}`, username: '', name: '' }
}

/** What the code's dialog says, and whether that is a problem. */
const outcomes = {
  sent: undefined,
  again: undefined,
  limit: 'too_many_codes',
  digits: 'code',
  wrong: 'code',
  late: 'code',
} as const satisfies Record<string, Problem | undefined>

function backToCode(uid: string, outcome: keyof typeof outcomes): Response {
  const problem = outcomes[outcome]
  if (problem) getRuntime().funnel.problem(uid, problem)
  return seeOther(`${pagePaths.authorize(uid)}?verify=${outcome}`)
}
