import { pagePaths } from '#lib/config/index.ts'
import { seeOther } from '../form-post.ts'
import { keepUnsigned, unsignedRequest } from '../unsigned-post.ts'
import { changeActOf, keptChange, placeOfChange } from './change-act.ts'

/**
 * Buttons of a form without sign-in: numbers that were typed in join the list, and the field is ready for the next one;
 * and changes of what the client leaves to be changed.
 */
export async function keptUnsigned(post: URLSearchParams): Promise<Response> {
  const { interaction, client } = await unsignedRequest(post)
  const form = pagePaths.authorize(interaction.uid)
  if (interaction.outcome) return seeOther(form)
  const [, section, act = ''] = /^(?:(s\d{1,3})\.)?(\w+)$/.exec(post.get('do') ?? '') ?? []
  const change = changeActOf(act)
  const kept = await keepUnsigned(post, interaction, client, ({ consent, decision }) =>
    change ? keptChange(change, section, decision, consent, '') : decision,
  )
  if (change) return seeOther(`${form}${placeOfChange(change, section, kept.decision, kept.consent)}`)
  if (Object.keys(kept.typed.numbers).length > 0) return seeOther(`${form}?check=numbers#problems`)
  return seeOther(act === 'add' && section ? `${form}#${section}-typed` : form)
}
