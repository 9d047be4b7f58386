import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { brandStyle, fontOf, pagePaths, palettesOf } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { isInPortal } from './in-portal.ts'
import './globals.css'

/** Every page is made for its request: nothing can be built before there is a runtime, or without a nonce. */
export const dynamic = 'force-dynamic'

/** What surrounds a page on a phone has its colours too. */
export async function generateViewport(): Promise<Viewport> {
  const { light, dark } = palettesOf(getRuntime().profile.brand)
  return {
    width: 'device-width',
    initialScale: 1,
    colorScheme: 'light dark',
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: light.card },
      { media: '(prefers-color-scheme: dark)', color: dark.card },
    ],
  }
}

export async function generateMetadata(): Promise<Metadata> {
  const { name, updated } = getRuntime().profile
  return {
    title: { default: name, template: `%s · ${name}` },
    robots: { index: false, follow: false },
    icons: { icon: pagePaths.brandFile({ file: 'icon.svg', version: updated }) },
  }
}

export default async function Layout({ children }: { children: ReactNode }) {
  const { profile } = getRuntime()
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const font = fontOf(profile)
  return (
    <html lang={await getLocale()} data-portal={(await isInPortal()) || undefined}>
      <head>
        {font && (
          <link rel="preload" as="font" type="font/woff2" crossOrigin="" href={pagePaths.brandFile(font)} />
        )}
        <style nonce={nonce}>{brandStyle(profile)}</style>
      </head>
      <body className="font-sans">{children}</body>
    </html>
  )
}
