import { Page } from '#components/ui/page.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { machinePaths, pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

export default async function HomePage() {
  const t = await getTranslations('home')
  const { environment, profile } = getRuntime()
  const { authorizationServer } = profile
  const example = new URL(authorizationServer?.issuer ?? environment.publicUrl)
  if (!authorizationServer) example.port = `${environment.port + 1}`
  return (
    <Page>
      <div className="pb-4 sm:pt-4">
        <h1 id="title" className="display text-[clamp(2rem,1.4rem+3vw,3.25rem)]">
          {t('title')}
        </h1>
        <p className="mt-5 max-w-prose text-lg">{t('says', { utility: profile.name })}</p>
      </div>
      <div className="mt-6 grid gap-6">
        {environment.mode === 'sandbox' && (
          <Card title={t('sandbox')} text={t('sandboxText')}>
            <a href={example.href} className="button">
              {t('example')}
            </a>
            <a href={pagePaths.testAccounts} className="button button-quiet">
              {t('testAccounts')}
            </a>
          </Card>
        )}
        <Card title={t('customers')} text={t('customersText')}>
          {!profile.withoutSignIn && (
            <a href={pagePaths.connections} className="button button-quiet">
              {t('connections')}
            </a>
          )}
        </Card>
        {!authorizationServer && (
          <Card title={t('developers')} text={t('developersText')}>
            <a href={pagePaths.documentation} className="button button-quiet">
              {t('documentation')}
            </a>
            <a href={pagePaths.humanRegistration} className="button button-quiet">
              {t('register')}
            </a>
            <a href={machinePaths.cdsServerMetadata} className="button button-quiet">
              {t('metadata')}
            </a>
          </Card>
        )}
      </div>
    </Page>
  )
}

function Card({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <section className="card px-5 py-7 sm:px-9">
      <h2 className="text-[1.375rem] font-semibold tracking-tight">{title}</h2>
      <p className="mt-2 max-w-prose">{text}</p>
      {children && <p className="mt-5 flex flex-wrap items-center gap-3">{children}</p>}
    </section>
  )
}
