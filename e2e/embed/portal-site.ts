import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** As the profile `lonestar-retail` knows it. */
export const portal = 'http://portal.localhost:3995'

/** A utility's portal: its keys, and tokens for the customer who is signed in there. */
export async function portalSite(utility: string) {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const kid = randomUUID()
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256' }] })
  const handOver = () =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid })
      .setIssuer(portal)
      .setAudience(utility)
      .setSubject('customer-1001')
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime('30s')
      .sign(privateKey)
  return { keys, handOver }
}

/** A page that hands the customer over, in a frame, as soon as it is there. */
export function handingOverPage(utility: string, token: string): string {
  return `<!doctype html><html lang="en"><title>My Lonestar</title>
<style>body { font: 16px sans-serif; margin: 0 } nav { background: #eee; padding: 1rem } iframe { border: 0; width: 100%; height: 48rem }</style>
<nav>My Lonestar: bills, usage, <b>connections</b></nav>
<iframe name="connections" title="Connections"></iframe>
<form method="post" action="${utility}/api/portal-session" target="connections">
  <input type="hidden" name="token" value="${token}">
</form>
<script>document.forms[0].submit()</script></html>`
}
