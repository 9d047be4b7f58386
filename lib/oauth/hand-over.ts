import type { Temporal } from 'temporal-polyfill'
import { CodedError } from '#lib/errors/index.ts'
import type { HandOver } from '#lib/interactions/index.ts'
import type { Tx } from '#lib/storage/index.ts'
import { type ArtifactRow, consumeForInteraction, findArtifacts, putArtifact } from './artifact.ts'

/** Grants have no end of their own in the engine; ours decide. 100 years. */
export const grantLifetimeS = 3_155_760_000

/**
 * Takes decisions for the engine: its grant, with the id of ours, and the result of its interaction, which the
 * browser fetches at the interaction's `returnTo`.
 *
 * Either decision uses up a pushed request (RFC 9126 §4). Both acts throw CodedError `interaction_expired` when the
 * engine does not wait for the decision any more: its time is over, or, for an approval, another interaction has used
 * up the pushed request.
 *
 * @param resource the one resource server, by whose name the engine keeps scopes
 */
export function engineHandOver({
  resource,
  now,
}: {
  readonly resource: string
  readonly now: () => Temporal.Instant
}): HandOver {
  const nowS = () => Math.floor(now().epochMilliseconds / 1000)

  async function conclude(tx: Tx, interaction: ArtifactRow, uid: string, result: object) {
    await putArtifact(tx, {
      model: 'Interaction',
      id: uid,
      payload: { ...JSON.parse(interaction.payload), result },
      grantId: null,
      credentialId: null,
      clientId: interaction.client_id,
      uid: null,
      expires: interaction.expires_at,
    })
  }

  return {
    approved: async (tx, uid, { grantId, scope, authorizationDetails }) => {
      const interaction = await waiting(tx, uid, nowS())
      const pushed = pushedRequestOf(interaction)
      if (pushed && !(await consumeForInteraction(tx, pushed, uid, nowS()))) throw expired()
      await putArtifact(tx, {
        model: 'Grant',
        id: grantId,
        payload: {
          kind: 'Grant',
          iat: nowS(),
          exp: nowS() + grantLifetimeS,
          accountId: grantId,
          clientId: interaction.client_id,
          resources: { [resource]: scope },
          ...(authorizationDetails.length > 0 ? { rar: authorizationDetails } : {}),
        },
        grantId,
        credentialId: null,
        clientId: interaction.client_id,
        uid: null,
        expires: null,
      })
      // the customer stays with us: the engine's account is the grant, so that no token tells who it is
      await conclude(tx, interaction, uid, { login: { accountId: grantId }, consent: { grantId } })
    },
    declined: async (tx, uid, { error, description }) => {
      const interaction = await waiting(tx, uid, nowS())
      const pushed = pushedRequestOf(interaction)
      if (pushed) await consumeForInteraction(tx, pushed, uid, nowS()) // a no takes nothing: it may come late
      await conclude(tx, interaction, uid, { error, error_description: description })
    },
  }
}

function pushedRequestOf({ payload }: ArtifactRow): string | undefined {
  return (JSON.parse(payload) as { parJti?: string }).parJti
}

async function waiting(tx: Tx, uid: string, nowS: number): Promise<ArtifactRow> {
  const rows = await findArtifacts(tx, uid, nowS)
  const interaction = rows.find(({ model }) => model === 'Interaction')
  if (!interaction) throw expired()
  return interaction
}

function expired() {
  return new CodedError('interaction_expired', 'this request has expired; ask for a new one')
}
