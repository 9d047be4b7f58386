import { getLocale } from 'next-intl/server'
import { lookingAt, lookingParams } from '#components/selection/looking.ts'
import { numbersNames } from '#components/selection/numbers.ts'
import { pagePaths } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { postedDecision, saveDraft, startingDecision } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { rowWords } from '#lib/wording/index.ts'
import { consentOf } from '../../authorize/consent.ts'
import { signInAddress } from '../../session.ts'
import { answerForm } from '../answer-form.ts'
import { readFormPost, seeOther } from '../form-post.ts'
import { formOf, keepForSignIn, keptOnFailure, postedRequest, postingCustomer } from '../posted-visit.ts'
import { type ChangeAct, changeActOf, keptChange, placeOfChange } from './change-act.ts'
import { afterSelectionAct, type SelectionAct, selectionActOf } from './selection-act.ts'
import { keptUnsigned } from './unsigned.ts'

/**
 * Buttons that change the form: of lists without JavaScript, and of what the client leaves to be changed. The form is
 * kept as it stands, and shown again. Decides nothing.
 */
export async function POST(request: Request): Promise<Response> {
  let post: URLSearchParams | undefined
  return answerForm(
    async () => {
      post = await readFormPost(request)
      return getRuntime().profile.withoutSignIn ? keptUnsigned(post) : keptOnFailure(post, keptDraft)
    },
    () => formOf(post),
  )
}

async function keptDraft(post: URLSearchParams): Promise<Response> {
  const { interaction, client } = await postedRequest(post)
  const { uid, draft } = interaction
  const customer = interaction.mustSignIn ? undefined : await postingCustomer(post, interaction)
  if (!customer) {
    await keepForSignIn(post, interaction, client)
    return seeOther(signInAddress(pagePaths.authorize(uid)))
  }
  if (interaction.outcome) return seeOther(pagePaths.authorize(uid))
  const consent = await consentOf(interaction, client, customer)
  const { section, act, change } = pressedIn(post.get('do') ?? '')
  const { decision } = postedDecision(post, consent, startingDecision(consent, draft, customer.id))
  const kept = change ? keptChange(change, section, decision, consent, customer.id) : decision
  const names = numbersNames(section ?? '')
  const given = {
    numbers: [post.get(names.text) ?? '', post.get(names.file) ?? ''],
    said: rowWords(await getLocale(), getRuntime().profile),
  }
  const after = kept.map((made) => {
    const selection = consent.sections.find(({ id }) => id === made.section)?.selection
    const looking = lookingAt(made.section, post)
    if (!act || !selection || made.section !== section) return { made, looking }
    return afterSelectionAct(act, made, selection, looking, given)
  })
  const sections = after.map(({ made }) => made)
  await saveDraft(getRuntime().storage, uid, { customerId: customer.id, sections })
  const params = new URLSearchParams(
    after.flatMap(({ made, looking }) => lookingParams(made.section, looking)),
  )
  const place = change
    ? placeOfChange(change, section, sections, consent)
    : section && `#${section}-${act?.kind === 'numbers' ? 'numbers' : 'selection'}`
  return seeOther(`${pagePaths.authorize(uid)}${params.size > 0 ? `?${params}` : ''}${place ?? ''}`)
}

/** Of `s1.all`, the section and the act; the key Enter presses `view`, of no section. */
function pressedIn(text: string): {
  section: string | undefined
  act: SelectionAct | undefined
  change: ChangeAct | undefined
} {
  const [, section, rest = ''] = /^(?:(s\d{1,3})\.)?(.*)$/.exec(text) ?? []
  const act = selectionActOf(rest)
  const change = changeActOf(rest)
  if (!act && !change) throw new CodedError('invalid_request', 'no such button', { at: 'do' })
  return { section, act, change }
}
