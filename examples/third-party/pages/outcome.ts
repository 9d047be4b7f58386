import type { NotShared, Outcome, Shared } from '../visits.ts'
import type { Exchange } from '../wire/call.ts'
import { indent } from '../wire/json.ts'
import type { Grant } from '../wire/receive.ts'
import { type Html, html } from './html.ts'
import { readingSection } from './reading.ts'

export function outcomePage(id: string, outcome: Outcome): Html {
  return outcome.kind === 'shared' ? shared(id, outcome) : notShared(outcome)
}

function shared(id: string, outcome: Shared): Html {
  const grant = outcome.grant?.body as Grant | undefined
  const over = grant !== undefined && ended.has(grant.status)
  return html`
<section class="verdict ${over ? 'no' : 'yes'}">
  <h1>${over ? 'It was a yes, and it is over.' : 'They said yes.'}</h1>
  <p>${grant ? html`Grant <b>${grant.grant_id}</b> is <b>${grant.status}</b>.` : 'The grant is not in the listing yet.'}
  ${over ? 'What follows is what we may read now.' : 'Until the customer takes it back, we read what stands below, and nothing else.'}</p>
</section>
${outcome.told && html`<section class="told" id="told" role="status"><h2>${outcome.told.title}</h2>${json('Answer', outcome.told.text, true)}</section>`}
${outcome.readings.map(readingSection)}
<form method="post" class="actions" aria-label="What next">
  <button formaction="/outcomes/${id}/read">Read again</button>
  ${outcome.token.refresh_token && html`<button formaction="/outcomes/${id}/refresh">Refresh the token</button>`}
  <button formaction="/outcomes/${id}/introspect">Introspect the token</button>
  ${grant && html`<button formaction="/outcomes/${id}/give-back">Give the grant back</button>`}
</form>
${
  grant &&
  html`<section class="panel"><h2>The grant</h2>
  <dl class="facts">
    ${fact('Status', grant.status)}${fact('Made', grant.created)}${fact('Ends', grant.not_after ?? 'when somebody ends it')}
    ${fact('Open now', grant.enabled_scope || 'nothing')}${fact('Confirmation number', grant.receipt_confirmations.join(', ') || 'none')}
  </dl>${json('The grant as JSON', outcome.grant?.text ?? '')}</section>`
}
<section class="panel"><h2>Token answer</h2>${json('The token answer as JSON', JSON.stringify(shortenTokens(outcome.token)), true)}</section>
<section class="panel"><h2>What we asked</h2>${json('Parameters of the request', JSON.stringify(outcome.parameters))}</section>
<section class="panel"><h2>Over the wire</h2><ul class="wire">${exchangesOf(outcome).map(
    (exchange) =>
      html`<li><b>${exchange.method}</b><span${exchange.status >= 400 && html` class="bad"`}>${exchange.status}</span><span>${clipQuery(exchange.address)}</span><span>${exchange.milliseconds} ms</span></li>`,
  )}</ul></section>
<p><a href="/">Ask another question</a></p>`
}

const endings: Readonly<Record<string, string>> = {
  access_denied: 'They said no, and that is that.',
  no_preselections: 'They have nothing of the kind.',
}

const ended = new Set(['revoked', 'closed', 'expired', 'disabled', 'suspended'])

function notShared(outcome: NotShared): Html {
  return html`
<section class="verdict no">
  <h1>${endings[outcome.error] ?? 'It did not work out.'}</h1>
  <p>${outcome.where}</p>
  <p class="said"><b>${outcome.error}</b></p>
  <p class="said">${outcome.description || 'There was no description.'}</p>
</section>
<section class="panel"><h2>What we asked</h2>
  <dl class="facts">${fact('scope', outcome.asked.scope)}</dl>
  ${outcome.asked.details && json('authorization_details', outcome.asked.details, true)}</section>
<p><a href="/">Ask another question</a></p>`
}

function fact(name: string, value: string): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}

function json(title: string, text: string, open = false): Html {
  return html`<details${open && html` open`}><summary>${title}</summary><pre tabindex="0">${indent(text)}</pre></details>`
}

/** A page's position is of no interest to a reader. */
function clipQuery(address: string): string {
  return address.replace(/(\?.{24}).+$/, '$1…')
}

function exchangesOf(outcome: Shared): Exchange[] {
  return [
    ...(outcome.grant ? [outcome.grant] : []),
    ...outcome.readings.flatMap((reading) => reading.exchanges),
  ]
}

/** Enough to tell two tokens apart, too little to use one. */
function shortenTokens(token: object): object {
  return Object.fromEntries(
    Object.entries(token).map(([name, value]) =>
      name.endsWith('_token') && typeof value === 'string'
        ? [name, `${value.slice(0, 6)}… (${value.length} characters)`]
        : [name, value],
    ),
  )
}
