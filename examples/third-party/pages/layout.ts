import { type Html, html } from './html.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/** Steps of the journey; the present one is marked. */
const steps = ['Pick a question', 'The customer decides', 'Read what was shared'] as const

export interface Page {
  readonly title: string
  readonly utility: { readonly name: string; readonly website: string } | undefined
  readonly step: 0 | 1 | 2
  readonly body: Html
  /** Seconds after which the browser asks again. */
  readonly again?: number
}

export function layout({ title, utility, step, body, again }: Page, nonce: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${again && html`<meta http-equiv="refresh" content="${again}">`}
<title>${title} · Acme Energy Auditors</title>
<link rel="icon" href="/logo.svg" type="image/svg+xml">
<style>${{ markup: style }}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
  <a class="brand" href="/">${logo}<span>Acme Energy Auditors</span></a>
  ${utility && html`<p class="partner">working with <a href="${utility.website}">${utility.name}</a></p>`}
</header>
<nav aria-label="Steps"><ol class="steps">${steps.map(
    (name, at) => html`<li${at === step && html` aria-current="step"`}><span>${at + 1}</span>${name}</li>`,
  )}</ol></nav>
<main id="main">${body}</main>
<footer>
  <p>An example of a third party: it knows one address of the utility, and none of its code.
  Made with <a href="https://github.com/panva/openid-client">openid-client</a>. No real customer is asked.</p>
</footer>
<script nonce="${nonce}">${{ markup: script }}</script>
</body>
</html>`.markup
}

const logo = html`<svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
<circle cx="17" cy="17" r="14" fill="#ffc53d" stroke="#1f1d1a" stroke-width="3"/>
<path d="M27 27l10 10" stroke="#1f1d1a" stroke-width="5" stroke-linecap="round"/>
<path d="M19 7l-8 12h6l-2 8 8-12h-6z" fill="#1f1d1a"/></svg>`

export const logoFile = logo.markup.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
