import { CodedError, describeValue } from '#lib/errors/index.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
const mostAddresses = 100
const longestAddress = 2000

/**
 * Where customers may be sent back to: https, http on this device, or an app's own scheme in reverse domain form
 * (RFC 8252 §7); no fragment (RFC 6749 §3.1.2). Of this server's addresses only the one made for this client.
 *
 * @throws CodedError `invalid_redirect_uri`, naming the entry
 */
export function checkRedirectUris(
  addresses: readonly string[],
  { publicUrl, serverMade }: { readonly publicUrl: string; readonly serverMade: string },
): void {
  if (addresses.length === 0) throw refused('send at least one address', 'redirect_uris')
  if (addresses.length > mostAddresses) {
    throw refused(`send at most ${mostAddresses} addresses`, 'redirect_uris')
  }
  addresses.forEach((address, index) => {
    const fault = address === serverMade ? undefined : faultOf(address, new URL(publicUrl).origin)
    if (fault) throw refused(`${describeValue(address)} ${fault}`, `redirect_uris[${index}]`)
  })
}

function faultOf(address: string, ownOrigin: string): string | undefined {
  if (address.length > longestAddress) return `is longer than ${longestAddress} characters`
  if (!/^[\x21-\x5b\x5d-\x7e]+$/.test(address)) return 'has characters that must be percent-encoded'
  if (!URL.canParse(address) || /^https?:(?!\/\/[^/])/i.test(address)) return 'is no absolute address'
  if (address.includes('#')) return 'has a fragment; leave it out'
  const { protocol, hostname, username, password, origin } = new URL(address)
  if (username || password) return 'has a user name or password; leave them out'
  if (origin === ownOrigin) return 'is an address of this server; use one of your own'
  if (protocol === 'https:') return undefined
  if (protocol === 'http:') return loopback.has(hostname) ? undefined : 'is not encrypted; use https'
  if (/^[a-z][a-z\d+-]*(\.[a-z\d+-]+)+:$/.test(protocol)) return undefined
  return "has a scheme that cannot be used; use https, or an app's own such as 'com.example.app:'"
}

function refused(description: string, at: string) {
  return new CodedError('invalid_redirect_uri', description, { at })
}
