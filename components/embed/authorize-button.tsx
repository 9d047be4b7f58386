'use client'

import { type ButtonHTMLAttributes, useEffect, useRef, useState } from 'react'
import type { AuthorizeOptions, AuthorizeResult, Wattgrant } from '../../public/embed.d.ts'
import { loadWattgrant } from './load.ts'

export interface AuthorizeButtonProps
  extends Pick<
      AuthorizeOptions,
      'clientId' | 'requestUri' | 'redirectOrigins' | 'timeoutSeconds' | 'onEvent'
    >,
    Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'onClick' | 'type'> {
  /** The utility's consent server: `https://consent.example.com`. */
  readonly server: string
  /** In a frame below the button, not in a pop-up; only on pages whose origin the utility has listed. */
  readonly inFrame?: boolean
  /** Height of that frame, as in CSS. */
  readonly frameHeight?: string
  readonly onResult: (result: AuthorizeResult) => void
}

/**
 * For a client's own pages: a button that asks the customer for consent. It needs React and the utility's `embed.js`,
 * which it loads; it can be copied as it is. The button waits while a request is open, and a page that drops it closes
 * what it opened.
 */
export function AuthorizeButton({
  server,
  clientId,
  requestUri,
  redirectOrigins = [],
  timeoutSeconds,
  onEvent,
  onResult,
  inFrame = false,
  frameHeight = '48rem',
  disabled,
  ...button
}: AuthorizeButtonProps) {
  const [wattgrant, setWattgrant] = useState<Wattgrant>()
  const [isOpen, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const leaving = useRef<AbortController>(null)
  const tell = useRef(onResult)
  tell.current = onResult

  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    loadWattgrant(server).then(
      (loaded) => !controller.signal.aborted && setWattgrant(loaded),
      () => !controller.signal.aborted && tell.current({ outcome: 'error', error: 'not_loaded', params: {} }),
    )
    return () => controller.abort()
  }, [server])

  async function ask(loaded: Wattgrant) {
    setOpen(true)
    const signal = leaving.current?.signal
    const result = await loaded.authorize({
      clientId,
      requestUri,
      redirectOrigins,
      ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      ...(onEvent && { onEvent }),
      ...(signal && { signal }),
      ...(inFrame && place.current && { frame: place.current }),
    })
    if (signal?.aborted) return
    setOpen(false)
    tell.current(result)
  }

  return (
    <>
      <button
        {...button}
        type="button"
        disabled={disabled || isOpen || !wattgrant}
        onClick={() => wattgrant && ask(wattgrant)}
      />
      {inFrame && <div ref={place} style={isOpen ? { height: frameHeight } : undefined} />}
    </>
  )
}
