import { getLocale } from 'next-intl/server'
import { lookingAt, lookingParams } from '#components/selection/looking.ts'
import { numbersNames } from '#components/selection/numbers.ts'
import { pagePaths } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { postedDecision, saveDraft, startingDecision } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { consentOf } from '../../authorize/consent.ts'
import { signInAddress } from '../../session.ts'
import { answerForm } from '../answer-form.ts'
import { readFormPost, seeOther } from '../form-post.ts'
import { formOf, postedRequest, postingCustomer } from '../posted-visit.ts'
import { afterSelectionAct, type SelectionAct, selectionActOf } from './selection-act.ts'
import { keptUnsigned } from './unsigned.ts'

/** Without JavaScript, what a list's buttons do: the form is kept as it stands, and shown again. Decides nothing. */
export async function POST(request: Request): Promise<Response> {
  let post: URLSearchParams | undefined
  return answerForm(
    async () => {
      post = await readFormPost(request)
      return getRuntime().profile.withoutSignIn ? keptUnsigned(post) : keptDraft(post)
    },
    () => formOf(post),
  )
}

async function keptDraft(post: URLSearchParams): Promise<Response> {
  const { interaction, client } = await postedRequest(post)
  const { uid, draft } = interaction
  const customer = interaction.mustSignIn ? undefined : await postingCustomer(post, interaction)
  if (!customer) return seeOther(signInAddress(pagePaths.authorize(uid)))
  if (interaction.outcome) return seeOther(pagePaths.authorize(uid))
  const consent = await consentOf(interaction, client, customer)
  const { section, act } = pressedIn(post.get('do') ?? '')
  const { decision } = postedDecision(post, consent, startingDecision(consent, draft))
  const names = numbersNames(section ?? '')
  const given = {
    numbers: [post.get(names.text) ?? '', post.get(names.file) ?? ''],
    locale: await getLocale(),
  }
  const after = decision.map((made) => {
    const selection = consent.sections.find(({ id }) => id === made.section)?.selection
    const looking = lookingAt(made.section, post)
    if (!selection || made.section !== section) return { made, looking }
    return afterSelectionAct(act, made, selection, looking, given)
  })
  await saveDraft(
    getRuntime().storage,
    uid,
    after.map(({ made }) => made),
  )
  const params = new URLSearchParams(
    after.flatMap(({ made, looking }) => lookingParams(made.section, looking)),
  )
  const place = section && `#${section}-${act.kind === 'numbers' ? 'numbers' : 'selection'}`
  return seeOther(`${pagePaths.authorize(uid)}${params.size > 0 ? `?${params}` : ''}${place ?? ''}`)
}

/** Of `s1.all`, the section and the act; the key Enter presses `view`, of no section. */
function pressedIn(text: string): { section: string | undefined; act: SelectionAct } {
  const [, section, rest = ''] = /^(?:(s\d{1,3})\.)?(.*)$/.exec(text) ?? []
  const act = selectionActOf(rest)
  if (!act) throw new CodedError('invalid_request', 'no such button', { at: 'do' })
  return { section, act }
}
