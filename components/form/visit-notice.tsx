import { getTranslations } from 'next-intl/server'
import type { Tone } from '#components/ui/mark.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { placeOf, safeAddress } from '#components/ui/safe-address.ts'
import type { Client } from '#lib/clients/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import type { Interaction, Outcome } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

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

interface Asked {
  readonly interaction: Interaction
  readonly client: Client
}

const tones = {
  approved: 'good',
  declined: 'stopped',
  expired: 'waiting',
  stranger: 'caution',
  unavailable: 'waiting',
} as const satisfies Record<Exclude<Closed['kind'], 'unknown' | 'decided'> | Outcome['kind'], Tone>

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
  const { of } = visit
  const client = of.client.name
  const kind = visit.kind === 'decided' ? visit.outcome.kind : visit.kind
  return (
    <Notice
      isLate={isPassing}
      tone={tones[kind]}
      title={t(`${kind}Title`)}
      ways={
        <>
          {visit.kind === 'decided' && visit.finish && (
            <a href={visit.finish} className="button">
              {t('finish', { client })}
            </a>
          )}
          {visit.kind === 'decided' && visit.receipt && (
            <a href={visit.receipt} className="button">
              {t('receipt')}
            </a>
          )}
          {visit.kind === 'unavailable' && (
            <a href={pagePaths.authorize(of.interaction.uid)} className="button">
              {t('tryAgain')}
            </a>
          )}
          {!(visit.kind === 'decided' && visit.finish) && <BackToClient {...of} />}
        </>
      }
    >
      <p>{t(kind, { client })}</p>
    </Notice>
  )
}

/** The client's own site, be it by its website or by where the answer was sent. */
async function BackToClient({ client, interaction }: Asked) {
  const t = await getTranslations('visit')
  const address =
    safeAddress(client.uri)?.href ?? safeAddress(interaction.params.redirect_uri)?.origin ?? undefined
  if (address === undefined || address === getRuntime().environment.publicUrl) return <HomeLink />
  return (
    <a href={address} rel="noreferrer nofollow" className="button button-quiet">
      {t('goBack', { client: client.name || placeOf(address) })}
    </a>
  )
}

async function HomeLink() {
  const t = await getTranslations('visit')
  return (
    <a href={pagePaths.home} className="button button-quiet">
      {t('home', { utility: getRuntime().profile.name })}
    </a>
  )
}
