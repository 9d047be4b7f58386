import { placeOf, safeAddress } from '#components/ui/safe-address.ts'
import { getTranslations } from '#components/ui/translations.ts'
import type { Client } from '#lib/clients/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/**
 * The client's own site, be it by its website or by where the answer was to be sent; else the utility's first page.
 * `finish`: an answer that the client may not have yet is handed over on the way.
 */
export async function BackToClient({
  client,
  redirectUri,
  finish,
}: {
  client: Client
  redirectUri?: string | undefined
  finish?: string | undefined
}) {
  const t = await getTranslations('visit')
  const address = safeAddress(client.uri)?.href ?? safeAddress(redirectUri)?.origin
  const isElsewhere = address !== undefined && address !== getRuntime().environment.publicUrl
  if (!isElsewhere && finish === undefined) return <HomeLink />
  return (
    <a href={finish ?? address} rel="noreferrer nofollow" className="button button-quiet">
      {isElsewhere ? t('goBack', { client: client.name || placeOf(address) }) : t('finishHere')}
    </a>
  )
}

export async function HomeLink() {
  const t = await getTranslations('visit')
  return (
    <a href={pagePaths.home} className="button button-quiet">
      {t('home', { utility: getRuntime().profile.name })}
    </a>
  )
}
