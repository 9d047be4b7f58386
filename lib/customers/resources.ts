import type { SelectionType } from '#lib/catalog/index.ts'
import type { SelectionEntry } from './types.ts'

/**
 * What the utility holds for its customers. Data objects come in the wire's words (WG3-01 §10), whole:
 * `access/` cuts them down to what a grant opens.
 */
export interface Resources {
  /** All that this customer could choose on a form, sorted as shown; `[]` if there is nothing. */
  selectable(customerId: string, type: SelectionType): Promise<readonly SelectionEntry[]>
}
