/** Characters that are not seen, or turn what stands around them: controls, bidi marks, zero widths, fillers. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
/** So many marks on one letter are there to cover what is above and below. */
const stacked = /\p{M}{5}/u

/**
 * Whether a text looks like something else than it is. Customers read what clients write, and decide by it: names,
 * purposes, and the values that a request is preselected by.
 */
export function isDeceptive(text: string): boolean {
  return unseen.test(text) || stacked.test(text)
}

/** The same of a text that may have lines. */
export function isDeceptiveInLines(text: string): boolean {
  return isDeceptive(text.replace(/[\n\r\t]/g, ' '))
}
