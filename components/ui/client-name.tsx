import type { ReactNode } from 'react'
import { NewTab } from './new-tab.tsx'

export const foreignRel = 'noopener noreferrer nofollow'

/** A client's own name: text, or a link to a website that the utility has confirmed to be theirs (LY-033). */
export function ClientName({
  website,
  className,
  children,
}: {
  /** Left out where it is not confirmed. */
  website: URL | undefined
  className?: string
  children: ReactNode
}) {
  const name = <bdi>{children}</bdi>
  return website ? (
    <NewTab href={website.href} rel={foreignRel} {...(className !== undefined && { className })}>
      {name}
    </NewTab>
  ) : (
    <bdi className={className}>{children}</bdi>
  )
}
