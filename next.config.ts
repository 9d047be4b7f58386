import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  // TypeScript's own compiler checks types, in `npm run check`.
  typescript: { ignoreBuildErrors: true },
  // Node's own module, and what is written for it, are not for the bundler.
  serverExternalPackages: ['kysely', 'oidc-provider', 'pg'],
  turbopack: {
    // The environment is read by the server in front, from files that are not the bundler's.
    ignoreIssue: [{ path: '**/lib/config/**', title: /Dynamic filesystem access/ }],
  },
}

export default createNextIntlPlugin('./app/i18n.ts')(config)
