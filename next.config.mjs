import { PHASE_PRODUCTION_SERVER } from 'next/constants.js'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // A page's title comes with its head for everyone, as the next page's name is the first thing that is read aloud.
  htmlLimitedBots: /.*/,
  // It would ask browsers for the file of styles, which the server puts into the page (docs/decisions/064).
  reactMaxHeadersLength: 0,
  // TypeScript's own compiler checks types, in `npm run check`.
  typescript: { ignoreBuildErrors: true },
  // Node's own module, and what is written for it, are not for the bundler.
  serverExternalPackages: ['kysely', 'nodemailer', 'oidc-provider', 'pg'],
  turbopack: {
    // The environment is read by the server in front, from files that are not the bundler's.
    ignoreIssue: [{ path: '**/lib/config/**', title: /Dynamic filesystem access/ }],
  },
}

/** Serving a build needs nothing of the bundler's plugin, which takes long to load; nor a compiler for this file. */
export default async function configOf(/** @type {string} */ phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config
  const { default: createNextIntlPlugin } = await import('next-intl/plugin')
  return createNextIntlPlugin('./app/i18n.ts')(config)
}
