import escapeHtml from 'escape-html'
import type { Preview } from './made.ts'
import type { MailShown } from './mails.ts'
import type { State } from './states.ts'

interface Wanted {
  readonly language: string | null
  readonly isDark: boolean
}

/** Loads itself again when there is something new; where it was scrolled to, it stays. */
const reload = "new EventSource('/changes').onmessage = () => location.reload()"

/** Everything side by side: each page on a phone and a desktop, each mail in each language. */
export function previewPage(preview: Preview, { language, isDark }: Wanted): string {
  const made = preview.made()
  const mistake = preview.mistake()
  const locales = made?.profile.locales ?? []
  const chosen = locales.find((locale) => locale === language) ?? locales[0] ?? 'en'
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Preview${made ? `: ${escapeHtml(made.profile.name)}` : ''}</title>
<style>${styles}</style>
</head>
<body>
<header>
<h1>${made ? escapeHtml(made.profile.name) : 'Preview'}</h1>
${made ? chooser(locales, chosen, isDark) : ''}
</header>
${mistake === undefined ? '' : mistakeBox(mistake, made !== undefined)}
<main>
${made ? shown(made.states, made.mails, { chosen, isDark }) : mistake === undefined ? '<p>It is being made; this takes some seconds.</p>' : ''}
</main>
<script>${reload}</script>
</body>
</html>
`
}

function chooser(locales: readonly string[], chosen: string, isDark: boolean): string {
  const options = locales.map(
    (locale) => `<option${locale === chosen ? ' selected' : ''} value="${locale}">${locale}</option>`,
  )
  return `<form method="get" action="/">
<label>Language <select name="language">${options.join('')}</select></label>
<label><input type="checkbox" name="dark"${isDark ? ' checked' : ''}> Dark device</label>
<button>Show</button>
</form>`
}

function mistakeBox(mistake: string, isOlderShown: boolean): string {
  return `<div role="alert">
<h2>The files cannot be used as they are</h2>
<p>${escapeHtml(mistake)}</p>
${isOlderShown ? '<p>Below is what they were before. Save a correction, and this page shows it.</p>' : ''}
</div>`
}

function shown(
  states: readonly State[],
  mails: readonly MailShown[],
  { chosen, isDark }: { readonly chosen: string; readonly isDark: boolean },
): string {
  const side = isDark ? '?dark' : ''
  const names = [...new Set(mails.map(({ name }) => name))]
  const pages = states.map(
    ({ name }, at) => `<section id="page-${at}"><h2>${escapeHtml(name)}</h2>
<div class="sizes">
${frame(`${name}, on a phone`, `/page/${at}/${chosen}${side}`, 'phone')}
${frame(`${name}, on a desktop`, `/page/${at}/${chosen}${side}`, 'desktop')}
</div></section>`,
  )
  return `<nav aria-label="Pages and mails"><ul>
${states.map(({ name }, at) => `<li><a href="#page-${at}">${escapeHtml(name)}</a></li>`).join('\n')}
${names.map((name) => `<li><a href="#mail-${name}">Mail: ${name}</a></li>`).join('\n')}
</ul></nav>
${pages.join('\n')}
${names.map((name) => mailSection(name, mails)).join('\n')}`
}

function mailSection(name: string, mails: readonly MailShown[]): string {
  const inEach = mails.filter((one) => one.name === name)
  return `<section id="mail-${name}"><h2>Mail: ${name}</h2>
<div class="sizes">
${inEach
  .map(
    ({
      locale,
      mail,
    }) => `<div class="mail"><p lang="${locale}"><b>${locale}</b> ${escapeHtml(mail.subject)}</p>
${frame(`Mail: ${name}, in ${locale}`, `/mail/${name}/${locale}`, 'letter')}
<details><summary>As plain text</summary><pre lang="${locale}">${escapeHtml(mail.text)}</pre></details></div>`,
  )
  .join('\n')}
</div></section>`
}

/** Nothing runs in it, and no form of it leads anywhere. */
function frame(title: string, address: string, size: string): string {
  return `<div class="frame ${size}"><iframe title="${escapeHtml(title)}" src="${escapeHtml(address)}" sandbox="allow-same-origin" loading="lazy"></iframe></div>`
}

const styles = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1c1e22; background: #e9e7e2 }
header { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: center; padding: 1rem 1.5rem; background: #fff }
h1 { margin: 0; font-size: 1.3rem } h2 { margin: 0 0 .75rem; font-size: 1.05rem }
form { display: flex; gap: 1rem; align-items: center } button, select { font: inherit }
[role=alert] { margin: 1rem 1.5rem 0; padding: 1rem 1.25rem; background: #fff; border-left: .4rem solid #b3261e }
[role=alert] p { margin: .25rem 0; overflow-wrap: anywhere }
main { padding: 1rem 1.5rem } section { margin: 0 0 2.5rem; scroll-margin-top: 1rem }
nav ul { columns: 16rem; margin: 0 0 1.5rem; padding: 0; list-style: none }
.sizes { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start }
.frame { overflow: hidden; background: #fff; border-radius: .5rem; box-shadow: 0 1px 4px #0003 }
iframe { border: 0; display: block; transform-origin: 0 0 }
.phone { width: 360px; height: 680px } .phone iframe { width: 360px; height: 680px }
.desktop { width: 800px; height: 680px } .desktop iframe { width: 1280px; height: 1088px; transform: scale(.625) }
.letter { width: 420px; height: 560px } .letter iframe { width: 420px; height: 560px }
.mail { width: 420px } .mail p { margin: 0 0 .5rem } pre { white-space: pre-wrap; background: #fff; padding: 1rem }
`
