import { type Looking, lookingAt, lookingParams } from '#components/selection/view.ts'
import { pagePaths } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { postedDecision, saveDraft, startingDecision } from '#lib/interactions/index.ts'
import type { ConsentRequest, SectionDecision } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { consentOf } from '../../authorize/consent.ts'
import { signInAddress } from '../../session.ts'
import { answerForm } from '../answer-form.ts'
import { readFormPost, seeOther } from '../form-post.ts'
import { formOf, postedRequest, postingCustomer } from '../posted-visit.ts'
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
  const act = actOf(post.get('do') ?? '')
  const { decision } = postedDecision(post, consent, startingDecision(consent, draft))
  await saveDraft(
    getRuntime().storage,
    uid,
    decision.map((made) => afterAct(made, consent, act)),
  )
  const looking = consent.sections.flatMap(({ id }) => lookingParams(id, lookingAfter(id, post, act)))
  const query = looking.length > 0 ? `?${new URLSearchParams(looking)}` : ''
  return seeOther(`${pagePaths.authorize(uid)}${query}${act.section ? `#${act.section}-selection` : ''}`)
}

interface Act {
  readonly section: string | undefined
  readonly kind: 'all' | 'none' | 'view' | 'page'
  readonly page: number
}

function actOf(text: string): Act {
  const [, section, kind = '', page] =
    /^(?:(s\d{1,3})\.)?(all|none|view|page)(?:-(\d{1,6}))?$/.exec(text) ?? []
  if (kind === '') throw new CodedError('invalid_request', 'no such button', { at: 'do' })
  return { section, kind: kind as Act['kind'], page: page === undefined ? 1 : Number(page) }
}

/** All means all of the list, found or not (OP-35). */
function afterAct(
  made: SectionDecision,
  { sections }: ConsentRequest,
  { section, kind }: Act,
): SectionDecision {
  if (made.section !== section) return made
  const selection = sections.find(({ id }) => id === section)?.selection
  if (!selection?.editable) return made
  if (kind === 'all') return { ...made, entries: selection.entries.map(({ id }) => id) }
  return kind === 'none' ? { ...made, entries: [] } : made
}

function lookingAfter(id: string, post: URLSearchParams, { section, page }: Act): Looking {
  const looking = lookingAt(id, post)
  return { ...looking, page: id === section ? page : looking.page }
}
