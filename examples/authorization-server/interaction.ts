import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { checkPassword } from './accounts.ts'
import type { ConsentServer, Standing } from './consent.ts'
import { signInPage } from './pages.ts'
import { demoClient } from './provider.ts'

/** What stands between the authorization endpoint and the code: a sign-in here, the consent elsewhere. */
export function interactions(provider: Provider, issuer: string, consents: ConsentServer) {
  /** Of the consent behind each grant of this server's. */
  const consentOfGrant = new Map<string, string>()

  /** Signs the customer in, and sends them to the form. */
  async function begin(uid: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const interaction = await provider.interactionDetails(request, response)
    const posted = request.method === 'POST' ? await readForm(request) : undefined
    const username = posted?.get('username') ?? String(interaction.params.login_hint ?? '')
    const account = posted && checkPassword(username, posted.get('password') ?? '')
    if (!account) {
      response.writeHead(200, { 'Content-Type': 'text/html' })
      response.end(signInPage(uid, username, posted !== undefined))
      return
    }
    interaction.lastSubmission = { accountId: account.id }
    await interaction.persist()
    const formUri = await consents.ask({
      client: demoClient,
      request: interaction.params,
      sub: account.id,
      returnUri: `${issuer}/consent`,
      state: uid,
    })
    response.writeHead(303, { Location: formUri }).end()
  }

  /** Back from the form. The browser's result says how it ended; what it means is read from the consent server itself. */
  async function finish(search: URLSearchParams, request: IncomingMessage, response: ServerResponse) {
    const interaction = await provider.interactionDetails(request, response)
    const brought = await consents.verify(search.get('result') ?? '')
    if (brought.state !== interaction.uid) throw new Error('a result of another request')
    const id = String(brought.consent_request_id)
    const standing = await consents.read(id)
    const result = standing.result === undefined ? {} : await consents.verify(standing.result)
    if (result.outcome !== 'approved') {
      const error = result.outcome === 'declined' ? 'access_denied' : 'server_error'
      return provider.interactionFinished(request, response, {
        error,
        error_description: String(result.error),
      })
    }
    const accountId = String(interaction.lastSubmission?.accountId)
    if (result.sub !== accountId) throw new Error('a result for another customer')
    const grant = new provider.Grant({ accountId, clientId: String(interaction.params.client_id) })
    grant.addResourceScope(issuer, String(result.scope))
    for (const detail of result.authorization_details as { type: string }[]) grant.addRar(detail)
    const grantId = await grant.save()
    consentOfGrant.set(grantId, id)
    await provider.interactionFinished(request, response, { login: { accountId }, consent: { grantId } })
  }

  return {
    begin,
    finish,
    /** The consent behind an access token, as it stands at this moment. */
    behind: async (token: string): Promise<Standing['grant'] | undefined> => {
      const known = await provider.AccessToken.find(token)
      const id = consentOfGrant.get(known?.grantId ?? '')
      return id === undefined ? undefined : (await consents.read(id)).grant
    },
  }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  request.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  await once(request, 'end')
  return new URLSearchParams(text)
}
