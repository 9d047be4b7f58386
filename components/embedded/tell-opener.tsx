'use client'

import { useEffect } from 'react'
import { openerOf } from './opener.ts'

export type Told = 'open' | 'signed-in' | 'approved' | 'declined' | 'error'

/** Tells the client's page how far its request is: that page alone, and only if its origin is one of `origins`. */
export function TellOpener({
  event,
  error,
  origins,
  onward,
}: {
  event: Told
  error?: string | undefined
  /** Who may be told (`openersOf`). */
  origins: readonly string[]
  /** Where it goes on once that is told. */
  onward?: string | undefined
}) {
  useEffect(() => {
    const opener = openerOf(window)
    if (opener && origins.includes(opener.origin)) {
      opener.window.postMessage({ wattgrant: opener.id, event, error }, opener.origin)
    }
    if (onward) location.replace(onward)
  }, [event, error, origins, onward])
  return null
}
