import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  // TypeScript's own compiler checks types, in `npm run check`.
  typescript: { ignoreBuildErrors: true },
}

export default createNextIntlPlugin('./app/i18n.ts')(config)
