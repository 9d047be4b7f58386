import { NewTab } from '#components/ui/new-tab.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/** In the sandbox, whom one can be. */
export async function SandboxHint() {
  if (getRuntime().environment.mode !== 'sandbox') return null
  const t = await getTranslations('signIn')
  return (
    <p className="mt-6 rounded-2xl border border-line border-dashed px-5 py-4 text-sm text-soft">
      {t.rich('sandbox', {
        username: 'home@example.com',
        b: (chunks) => <b className="font-semibold text-ink">{chunks}</b>,
        link: (chunks) => <NewTab href={pagePaths.testAccounts}>{chunks}</NewTab>,
      })}
    </p>
  )
}
