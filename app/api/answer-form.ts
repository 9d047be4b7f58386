import escapeHtml from 'escape-html'
import { getLocale, getTranslations } from 'next-intl/server'
import { pagePaths } from '#lib/config/index.ts'
import { isCoded, isOutage, retryAfterS } from '#lib/errors/index.ts'
import { uidOfAddress } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { refusalAddress } from '../refusal.ts'
import { seeOther } from './form-post.ts'

/**
 * The one place that turns what a post cannot do into a page: one to be got, so that loading it again posts nothing; an
 * outage alone is answered as one. `backTo` is where the customer goes on from there.
 */
export async function answerForm(
  act: () => Promise<Response>,
  backTo: () => string = () => pagePaths.home,
): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    if (!isCoded(error)) throw error
    const problem = isOutage(error)
      ? 'unavailable'
      : error.code === 'interaction_expired'
        ? 'expired'
        : 'refused'
    const uid = uidOfAddress(backTo())
    if (uid) getRuntime().funnel.problem(uid, problem)
    if (isOutage(error)) return unavailablePage(backTo())
    return seeOther(refusalAddress(error.code, backTo()))
  }
}

/** The utility's systems do not answer. Of a request, what was chosen is kept. */
async function unavailablePage(backTo: string): Promise<Response> {
  const [t, visit] = [await getTranslations('refused'), await getTranslations('visit')]
  const ofRequest = isOfRequest(backTo)
  const page = await plainPage(503, {
    title: visit('unavailableTitle'),
    says: t(ofRequest ? 'unavailable' : 'unavailableHere'),
    way: { to: backTo, text: t(ofRequest ? 'back' : 'goBack') },
  })
  page.headers.set('Retry-After', String(retryAfterS))
  return page
}

function isOfRequest(address: string): boolean {
  return address.startsWith(pagePaths.authorize(''))
}

interface Plain {
  readonly title: string
  readonly says: string
  readonly way: { readonly to: string; readonly text: string }
}

async function plainPage(status: number, { title, says, way }: Plain): Promise<Response> {
  const page = `<!doctype html>
<html lang="${await getLocale()}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/plain.css">
<main>
<p class="brand">${escapeHtml(getRuntime().profile.name)}</p>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(says)}</p>
<p><a href="${escapeHtml(way.to)}">${escapeHtml(way.text)}</a></p>
</main>
</html>
`
  return new Response(page, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
