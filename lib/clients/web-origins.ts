import type { Client } from './types.ts'

/** The origins of its web pages, as far as its registration vouches for them: those it is sent back to. */
export function webOriginsOf({ redirectUris }: Pick<Client, 'redirectUris'>): readonly string[] {
  const addresses = redirectUris.filter((address) => /^https?:/.test(address) && URL.canParse(address))
  return [...new Set(addresses.map((address) => new URL(address).origin))]
}
