import type { ReactNode } from 'react'

/** A link that leads off the page, which stays as it is (LY-012). Foreign addresses are for `safeAddress`. */
export function NewTab({
  href,
  className,
  rel = 'noopener noreferrer',
  children,
}: {
  href: string
  className?: string
  rel?: string
  children: ReactNode
}) {
  return (
    <a href={href} target="_blank" rel={rel} className={className}>
      {children}
    </a>
  )
}
