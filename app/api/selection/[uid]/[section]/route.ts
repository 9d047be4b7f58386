import { getLocale } from 'next-intl/server'
import { rowsOf } from '#components/selection/rows-of.ts'
import { isCoded, isOutage, retryAfterS } from '#lib/errors/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { rowWords } from '#lib/wording/index.ts'
import { consentOf } from '../../../../authorize/consent.ts'
import { findAsked, hasExpired } from '../../../../authorize/visit.ts'
import { signedInCustomer } from '../../../../session.ts'

interface Context {
  params: Promise<{ uid: string; section: string }>
}

/** All rows of a section's list, for the browser that has its form open; the customer's own and nobody else's. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { uid, section } = await params
  try {
    const [asked, customer] = [await findAsked(uid), await signedInCustomer()]
    if (!asked || !customer || asked.interaction.outcome || hasExpired(asked.interaction)) return nothing()
    const consent = await consentOf(asked.interaction, asked.client, customer)
    const selection = consent.sections.find(({ id }) => id === section)?.selection
    if (!selection) return nothing()
    const said = rowWords(await getLocale(), getRuntime().profile)
    return Response.json(rowsOf(selection, said), { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    if (isOutage(error)) return nothing(503, { 'Retry-After': String(retryAfterS) })
    if (isCoded(error)) return nothing()
    throw error
  }
}

function nothing(status = 404, says: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { 'Cache-Control': 'no-store', ...says } })
}
