import { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { machinePaths, pagePaths } from '#lib/config/index.ts'
import { insertInteraction, interactionLifetimeS } from '#lib/interactions/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { askedLocale } from '#lib/wording/index.ts'
import { type EngineInside, plainParams } from './engine-parts.ts'

/** How a request reaches the customer, and the decision the engine. */
export function asking(
  inside: EngineInside,
): Required<Pick<Configuration, 'interactions' | 'loadExistingGrant'>> {
  return {
    interactions: {
      policy: [decision()],
      url: (ctx, { uid }) => {
        openForm(inside, ctx, uid)
        return inside.publicUrl + pagePaths.authorize(uid)
      },
    },
    loadExistingGrant: async (ctx) => {
      const grantId = ctx.oidc.result?.consent?.grantId
      const grant = grantId && (await ctx.oidc.provider.Grant.find(grantId))
      if (!grant) throw new errors.AccessDenied('the customer has taken the authorization back')
      return grant
    },
  }
}

/** Every request asks the customer; a decision is final. `prompt=login` is the form's matter. */
function decision() {
  const { Prompt, Check } = interactionPolicy
  return new Prompt(
    { name: 'login', requestable: true },
    new Check(
      'decision',
      'the customer has not decided yet',
      'interaction_required',
      (ctx) => !ctx.oidc.result?.consent,
    ),
  )
}

/** Our interaction is written together with the engine's. */
function openForm(
  { publicUrl, exchanges, locales, opened: tellOpened, now }: EngineInside,
  ctx: KoaContextWithOIDC,
  uid: string,
): void {
  const created = now()
  const params = plainParams(ctx)
  const asked = { uiLocales: [params.ui_locales], acceptLanguage: ctx.get('accept-language') }
  const locale = askedLocale(asked, locales)
  const opened = {
    uid,
    clientId: ctx.oidc.client?.clientId ?? '',
    params: { ...params, ...(ctx.state.display === 'popup' && { display: 'popup' }) },
    returnTo: `${publicUrl}${machinePaths.authorize}/${uid}`,
    created: isoInstant(created),
    expires: isoInstant(created.add({ seconds: interactionLifetimeS })),
    mustSignIn: ctx.oidc.prompts.has('login'), // GR-062
    locale,
  }
  const exchange = exchanges.getStore()
  exchange?.writes.push((tx) => insertInteraction(tx, opened))
  exchange?.whenWritten.push(() => tellOpened(locale))
}
