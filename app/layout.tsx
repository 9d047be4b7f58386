import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { headers } from 'next/headers'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { getRuntime } from '#lib/runtime/index.ts'
import './globals.css'

/** Every page is made for its request: nothing can be built before there is a runtime, or without a nonce. */
export const dynamic = 'force-dynamic'

const text = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  variable: '--font-text',
  display: 'swap',
})

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

export async function generateMetadata(): Promise<Metadata> {
  const { name } = getRuntime().profile
  return { title: { default: name, template: `%s · ${name}` }, robots: { index: false, follow: false } }
}

export default async function Layout({ children }: { children: ReactNode }) {
  const { brand } = getRuntime().profile
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang={await getLocale()} className={text.variable}>
      <head>
        <style nonce={nonce}>{`:root{--brand:${brand.primary};--on-brand:${brand.onPrimary}}`}</style>
      </head>
      <body className="font-sans">{children}</body>
    </html>
  )
}
