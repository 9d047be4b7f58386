import type { Tone } from '#components/ui/mark.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import type { Client } from '#lib/clients/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import { type Interaction, isTheirNo, type Outcome } from '#lib/interactions/index.ts'
import { BackToClient, HomeLink } from './ways-on.tsx'

type Closed =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'stranger' | 'expired' | 'unavailable'; readonly of: Asked }
  | {
      readonly kind: 'decided'
      readonly of: Asked
      readonly outcome: Outcome
      readonly finish?: string
      readonly receipt?: string
    }

interface Onward {
  readonly finish?: string | undefined
  readonly receipt?: string | undefined
}

interface Asked {
  readonly interaction: Interaction
  readonly client: Client
}

const tones = {
  approved: 'good',
  declined: 'done',
  failed: 'stopped',
  expired: 'waiting',
  stranger: 'caution',
  unavailable: 'waiting',
} as const satisfies Record<string, Tone>

/** Where there is no form to show: why, and the way on (OP-54). `isPassing`: a script leads on, and is seen if it fails. */
export async function VisitNotice({ visit, isPassing }: { visit: Closed; isPassing: boolean }) {
  const t = await getTranslations('visit')
  if (visit.kind === 'unknown') {
    return (
      <Notice tone="caution" title={t('unknownTitle')} ways={<HomeLink />}>
        <p>{t('unknown')}</p>
      </Notice>
    )
  }
  const { client, interaction } = visit.of
  const kind = shownKind(visit)
  const { finish, receipt } = visit.kind === 'decided' ? visit : {}
  return (
    <Notice
      isLate={isPassing}
      tone={tones[kind]}
      title={t(`${kind}Title`)}
      ways={
        <>
          {finish && kind === 'approved' && (
            <a href={finish} className="button">
              {t('finish', { client: client.name })}
            </a>
          )}
          {receipt && (
            <a href={receipt} className="button">
              {t('receipt')}
            </a>
          )}
          {kind === 'unavailable' && (
            <a href={pagePaths.authorize(interaction.uid)} className="button">
              {t('tryAgain')}
            </a>
          )}
          {!(finish && kind === 'approved') && (
            <BackToClient client={client} redirectUri={interaction.params.redirect_uri} finish={finish} />
          )}
        </>
      }
    >
      <p>{t(saidOf(kind, { finish, receipt }), { client: client.name })}</p>
    </Notice>
  )
}

/** What nobody said no to, and could not be granted all the same, was not declined. */
function shownKind(visit: Exclude<Closed, { kind: 'unknown' }>): keyof typeof tones {
  if (visit.kind !== 'decided') return visit.kind
  const { outcome } = visit
  return outcome.kind === 'approved' || isTheirNo(outcome) ? outcome.kind : 'failed'
}

function saidOf(kind: keyof typeof tones, { finish, receipt }: Onward) {
  if (kind !== 'approved') return kind
  if (finish) return 'approvedWaiting'
  return receipt ? 'approvedKept' : kind
}
