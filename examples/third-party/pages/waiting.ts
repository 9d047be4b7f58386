import { type Html, html } from './html.ts'

/** Shown until we are registered. */
export function waiting(address: string, reason: string): Html {
  return html`<section class="waiting"><h1>Knocking at the utility's door.</h1>
<p class="lead">We look for ${address} and register there. This page asks again by itself.</p>
<p class="hint">${reason}</p></section>`
}

export function lost(): Html {
  return html`<section class="verdict no"><h1>We do not know this answer.</h1>
<p>It belongs to a request that was made in another browser, or before we were started anew.</p></section>
<p><a href="/">Ask a question</a></p>`
}
