import { pagePaths } from '#lib/config/index.ts'
import { seeOther } from '../form-post.ts'
import { keepUnsigned, unsignedRequest } from '../unsigned-post.ts'

/** Numbers that were typed in join the list, and the field is ready for the next one. */
export async function keptUnsigned(post: URLSearchParams): Promise<Response> {
  const { interaction, client } = await unsignedRequest(post)
  const form = pagePaths.authorize(interaction.uid)
  if (interaction.outcome) return seeOther(form)
  const { typed } = await keepUnsigned(post, interaction, client)
  if (Object.keys(typed.numbers).length > 0) return seeOther(`${form}?check=numbers#problems`)
  const section = /^(s\d{1,3})\.add$/.exec(post.get('do') ?? '')?.[1]
  return seeOther(section ? `${form}#${section}-typed` : form)
}
