import type { ReadyMade } from '../requests/ready-made.ts'
import type { Asked } from '../wire/ask.ts'
import type { Utility } from '../wire/discover.ts'
import { type Html, html } from './html.ts'

/** `problem`: why the request as it was typed could not be sent. */
export function home(
  utility: Utility,
  requests: readonly ReadyMade[],
  chosen: ReadyMade,
  asked: Asked,
  problem: string | undefined,
): Html {
  return html`
<div class="desk">
  <div>
  <h1>Every good audit starts with a yes.</h1>
  <p class="lead">We ask customers of ${utility.name} for just the data that a job needs. Pick a question,
  read it as the utility will, and press Go. The customer decides, and we show you what came back.</p>
  ${[...Map.groupBy(requests, (request) => request.group)].map(([name, group]) =>
    groupOf(name, group, chosen),
  )}</div>
  ${requestPanel(utility, chosen, asked, problem)}
</div>`
}

function groupOf(name: string, requests: readonly ReadyMade[], chosen: ReadyMade): Html {
  return html`<section class="group"><h2>${name}</h2><ul>${requests.map(
    (request) => html`<li><a class="card" data-ask href="/?ask=${encodeURIComponent(request.id)}#request"${
      request.id === chosen.id && html` aria-current="true"`
    }><strong>${request.title}</strong>
<span class="chips">${request.scope.split(' ').map((scope) => html`<span class="chip">${scope}</span>`)}</span></a></li>`,
  )}</ul></section>`
}

function requestPanel(utility: Utility, chosen: ReadyMade, asked: Asked, problem: string | undefined): Html {
  const { server } = utility
  return html`
<section class="panel" id="request" aria-labelledby="request-title">
  <h2 id="request-title" tabindex="-1">The request</h2>
  <p class="story">${chosen.title}</p>
  <p class="note">${chosen.note}</p>
  ${problem && html`<p class="told" role="alert">${problem}</p>`}
  <form method="post" action="/go">
    <input type="hidden" name="ask" value="${chosen.id}">
    <button class="go">Go</button>
    <p class="hint between">or change it first</p>
    <div class="field"><label for="scope">scope</label>
      <input type="text" id="scope" name="scope" value="${asked.scope}" spellcheck="false" autocomplete="off" required></div>
    <div class="field"><label for="details">authorization_details <span class="hint">(JSON, yours to edit)</span></label>
      <textarea id="details" name="details" spellcheck="false" aria-describedby="details-problem">${asked.details}</textarea>
      <p class="problem" id="details-problem" aria-live="polite"></p></div>
    <div class="pair">
      <div class="field"><label for="login_hint">login_hint</label>
        <input type="text" id="login_hint" name="login_hint" value="${asked.loginHint}" autocomplete="off" autocapitalize="none" spellcheck="false"></div>
      <div class="field"><label for="ui_locales">ui_locales</label>
        ${localePicker(server.ui_locales_supported ?? [], asked.uiLocales)}</div>
    </div>
    <fieldset><legend>How it is sent</legend>
      <label class="choice"><input type="radio" name="sent" value="pushed"${checked(asked.pushed)}>pushed ahead, server to server</label>
      <label class="choice"><input type="radio" name="sent" value="plain"${checked(!asked.pushed)}>plainly, in the link</label>
      <label class="choice"><input type="checkbox" name="prompt" value="login"${checked(asked.prompt === 'login')}>prompt=login: sign in again</label>
    </fieldset>
  </form>
  ${server.cds_test_accounts && html`<p class="hint">Who can sign in: <a href="${server.cds_test_accounts}">accounts for testing</a></p>`}
</section>`
}

function localePicker(supported: readonly string[], chosen: string): Html {
  const offered = ['', ...new Set([...supported, ...(chosen ? [chosen] : [])])]
  return html`<select id="ui_locales" name="ui_locales">${offered.map(
    (locale) =>
      html`<option value="${locale}"${locale === chosen && html` selected`}>${locale || 'the browser’s'}</option>`,
  )}</select>`
}

function checked(on: boolean): Html | false {
  return on && html` checked`
}
