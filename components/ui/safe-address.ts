/** A client's address, fit to be a link: http and https alone. `undefined` for anything else. */
export function safeAddress(address: string | null | undefined): URL | undefined {
  if (!address || !URL.canParse(address)) return undefined
  const url = new URL(address)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined
}

/** What a person calls an address: its host, or the app's own scheme. */
export function placeOf(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  return url.host || url.protocol.replace(/:$/, '')
}
