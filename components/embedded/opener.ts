/** The page of a client that opened this one as a pop-up or in a frame, by `embed.js`. */
export interface Opener {
  readonly window: Window
  readonly id: string
  /** What it says of itself; whether it is to be told anything, the server has said. */
  readonly origin: string
}

/** Its mark is this window's name, which stays over every page of the way. */
export function openerOf(page: Window): Opener | undefined {
  const [mark, id, origin] = page.name.split(' ')
  const above: Window | null = page.opener ?? (page.parent === page ? null : page.parent)
  return mark === 'wattgrant' && id && origin && above ? { window: above, id, origin } : undefined
}
