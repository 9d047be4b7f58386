/** How far back the customer can go in a list. Nothing of Node stands here: the browser's script reads it too. */
export const mostSteps = 20

/** What one button did to a list: which entries it turned `on`, or off. */
export interface SelectionStep {
  readonly on: boolean
  /** Those that were not so before, as `formatPositions` writes them. */
  readonly positions: string
}
