import type { Alternatives } from './matching.ts'
import { type Kind, shownOf, type View } from './view.ts'

/**
 * Ids of the objects with these numbers. Numbers count where the token shows them on the object (AP-047).
 *
 * @param shownBy the include field that shows the number; without one it is always shown
 */
export function numbered(
  view: View,
  kind: Kind,
  numbers: Alternatives,
  shownBy: string | undefined,
): Alternatives {
  return (
    numbers &&
    view.links[kind]
      .filter(({ id, number }) => number !== null && numbers.includes(number) && view.visible[kind].has(id))
      .filter(({ id }) => shownBy === undefined || shownOf(view, kind, id).includes.has(shownBy))
      .map(({ id }) => id)
  )
}
