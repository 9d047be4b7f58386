import { type Client, webOriginsOf } from '#lib/clients/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/** Origins whose pages may be told of this client's request: its own, and those that may show it in a frame. */
export function openersOf(client: Client | undefined): readonly string[] {
  const { frameOrigins } = getRuntime().profile.embedding
  return [...new Set([...(client ? webOriginsOf(client) : []), ...frameOrigins])]
}
