import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider, { type KoaContextWithOIDC } from 'oidc-provider'
import { type Account, checkPassword, findAccount } from './accounts.ts'
import { problemPage, signInPage } from './pages.ts'

/**
 * A utility's own OpenID Provider, for trying and testing: with accounts and a sign-in page of its own, and nothing of
 * Wattgrant's. One client is registered, by these variables.
 */
const {
  PORT = '3940',
  ISSUER = `http://127.0.0.1:${PORT}`,
  CLIENT_ID = 'wattgrant',
  CLIENT_SECRET,
  REDIRECT_URI,
} = process.env
if (!CLIENT_SECRET || !REDIRECT_URI) {
  process.stderr.write('CLIENT_SECRET and REDIRECT_URI say which application may sign people in here.\n')
  process.exit(1)
}

const provider = new Provider(ISSUER, {
  clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [REDIRECT_URI] }],
  claims: { openid: ['sub', 'member_number'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (_, id) => {
    const account = findAccount(id)
    return (
      account && { accountId: id, claims: async () => ({ sub: id, member_number: account.memberNumber }) }
    )
  },
  // Members are not asked whether their own utility may know them.
  loadExistingGrant: async ({ oidc }: KoaContextWithOIDC) => {
    const grant = new oidc.provider.Grant({
      accountId: oidc.session?.accountId ?? '',
      clientId: oidc.client?.clientId ?? '',
    })
    grant.addOIDCScope('openid')
    await grant.save()
    return grant
  },
  renderError: (ctx, { error }) => {
    ctx.type = 'html'
    ctx.body = problemPage(error)
  },
})

const answer = provider.callback()
const server = createServer((request, response) => {
  const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '')?.[1]
  if (!uid) return answer(request, response)
  interact(uid, request, response).catch(() => {
    response.writeHead(400, { 'Content-Type': 'text/html' }).end(problemPage('This sign-in is over'))
  })
})
server.listen(Number(PORT), '127.0.0.1', () => process.send?.('ready'))
for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(event, () => process.exit(0))

type Interaction = Awaited<ReturnType<typeof provider.interactionDetails>>

async function interact(uid: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const interaction = await provider.interactionDetails(request, response)
  const posted = request.method === 'POST' ? await readForm(request) : undefined
  if (posted?.get('do') === 'cancel') {
    const result = { error: 'access_denied', error_description: 'the member went back' }
    return provider.interactionFinished(request, response, result)
  }
  const username = posted?.get('username') ?? String(interaction.params.login_hint ?? '')
  const account = posted && checkPassword(username, posted.get('password') ?? '')
  if (account) {
    await forgetAnother(interaction, account)
    return provider.interactionFinished(request, response, { login: { accountId: account.id } })
  }
  response.writeHead(200, { 'Content-Type': 'text/html' })
  response.end(signInPage({ uid, username, isWrong: posted !== undefined }))
}

/** Whoever signs in takes the place of whoever was signed in before, without a page between. */
async function forgetAnother(interaction: Interaction, { id }: Account): Promise<void> {
  const { session } = interaction
  if (!session || session.accountId === id) return
  const known = await provider.Session.findByUid(session.uid)
  await known?.destroy()
  delete interaction.session
  await interaction.persist()
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  request.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  await once(request, 'end')
  return new URLSearchParams(text)
}
