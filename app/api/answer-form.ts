import { getLocale, getTranslations } from 'next-intl/server'
import { pagePaths } from '#lib/config/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

const statuses: Readonly<Record<string, number>> = {
  not_found: 404,
  forbidden: 403,
  interaction_expired: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  directory_unavailable: 503,
  resources_unavailable: 503,
}

const sentences: Readonly<Record<string, 'tooLarge' | 'notYours' | 'expired' | 'unavailable'>> = {
  payload_too_large: 'tooLarge',
  forbidden: 'notYours',
  interaction_expired: 'expired',
  directory_unavailable: 'unavailable',
  resources_unavailable: 'unavailable',
}

/** The one place that turns what a post cannot do into a page. `backTo` is where the customer goes on from there. */
export async function answerForm(
  act: () => Promise<Response>,
  backTo: () => string = () => pagePaths.home,
): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    if (!isCoded(error)) throw error
    return refusalPage(error.code, backTo())
  }
}

async function refusalPage(code: string, backTo: string): Promise<Response> {
  const t = await getTranslations('refused')
  const says = sentences[code] ?? 'says'
  const title = says === 'says' || says === 'tooLarge' ? 'title' : 'stopped'
  const page = `<!doctype html>
<html lang="${await getLocale()}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(t(title))}</title>
<link rel="stylesheet" href="/plain.css">
<main>
<p class="brand">${escapeHtml(getRuntime().profile.name)}</p>
<h1>${escapeHtml(t(title))}</h1>
<p>${escapeHtml(t(says))}</p>
<p><a href="${escapeHtml(backTo)}">${escapeHtml(t('back'))}</a></p>
</main>
</html>
`
  return new Response(page, {
    status: statuses[code] ?? 400,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
