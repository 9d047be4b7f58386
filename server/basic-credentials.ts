/** Name and secret of an HTTP Basic header, form-encoded inside (RFC 6749 §2.3.1); `undefined` for anything else. */
export function basicCredentials(header: string): { clientId: string; secret: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(header)?.[1]
  const [, clientId, secret] = /^([^:]*):(.*)$/.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? []
  if (clientId === undefined || secret === undefined) return undefined
  try {
    return { clientId: decode(clientId), secret: decode(secret) }
  } catch {
    return undefined
  }
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', '%20'))
}
