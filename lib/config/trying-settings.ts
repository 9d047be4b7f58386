import { CodedError } from '#lib/errors/index.ts'
import { loopbackOf } from './authorization-server.ts'
import { loopbackIn } from './embedding.ts'
import type { Profile } from './profile.ts'

/**
 * What a profile says for trying, and no customer may meet.
 *
 * @throws CodedError `configuration`, naming the key and what would do
 */
export function refuseTryingSettings({
  file,
  embedding: said,
  authorizationServer: server,
}: Pick<Profile, 'file' | 'embedding' | 'authorizationServer'>): void {
  const places = { embedding: loopbackIn(said), authorizationServer: server && loopbackOf(server) }
  for (const [key, place] of Object.entries(places)) {
    if (place === undefined) continue
    throw new CodedError('configuration', `${file}: ${key}.${place}: production needs an https address`)
  }
}
