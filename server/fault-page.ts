import type { IncomingMessage } from 'node:http'
import escapeHtml from 'escape-html'
import { brandStyle, linksOf } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { askedLocale, faultWords, sentencesIn } from '#lib/wording/index.ts'

/**
 * In the place of a page that could not be made: in the utility's look, whole without a script, and made of nothing that
 * could be at fault itself. Next's own has no words before its scripts, and no styles.
 *
 * @param request to be tried again
 * @param sheets of the build, by address
 */
export function faultPage(
  request: IncomingMessage,
  { nonce, sheets }: { nonce: string; sheets: ReadonlyMap<string, string> },
): string {
  const { profile } = getRuntime()
  const { 'x-wattgrant-locale': chosen, 'accept-language': acceptLanguage } = request.headers
  const locale = askedLocale({ uiLocales: [chosen?.toString()], acceptLanguage }, profile.locales)
  const { title, says, again } = faultWords[locale]
  const { support } = sentencesIn(locale, 'footer', profile)
  const name = escapeHtml(profile.name)
  // An address that begins with two slashes would lead to another host.
  const same = `/${String(request.url).replace(/^[/\\]+/, '')}`
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeHtml(title)} · ${name}</title>
<style nonce="${nonce}">${brandStyle(profile)}</style>
${[...sheets.values()].map((sheet) => `<style nonce="${nonce}">${sheet}</style>`).join('\n')}
</head>
<body class="font-sans">
<header class="around border-line border-t-4 border-t-brand border-b bg-card">
<p class="mx-auto w-full px-4 py-3 font-semibold sm:px-6 max-w-[47rem]">${name}</p>
</header>
<main class="mx-auto w-full px-4 pt-7 sm:px-6 max-w-[47rem]">
<div class="card px-5 py-8 sm:px-10 sm:py-11">
<h1 id="title" class="display">${escapeHtml(title)}</h1>
<p class="mt-5">${escapeHtml(says)}</p>
<p class="mt-8"><a href="${escapeHtml(same)}" class="button">${escapeHtml(again)}</a></p>
</div>
<p class="mt-6"><a href="${escapeHtml(linksOf(profile).support)}" class="inline-block py-2">${escapeHtml(support)}</a></p>
</main>
</body>
</html>
`
}
