import type { ObjectKind, ObjectKinds, Resources } from '#lib/customers/index.ts'
import type { Shown } from './cut.ts'
import { type Cursor, comparePositions, type Page, type Placed, pageOf, readCursor } from './page.ts'
import type { View } from './view.ts'

interface Candidate {
  readonly id: string
  readonly modified: string
}

interface Listing<Kind extends ObjectKind> {
  readonly view: View
  readonly resources: Resources
  readonly kind: Kind
  /** Open objects, the last changed first, then by id, as links are sorted. */
  readonly candidates: readonly Candidate[]
  readonly cut: (whole: ObjectKinds[Kind]) => Shown
  /** Judges the object as it is shown, so that a hidden field never matches (AP-046, AP-047). */
  readonly fits: (shown: Shown) => boolean
  readonly cursor: string | undefined
}

/** How many objects are read at a time. */
const portion = 200

/** By `cds_modified`, newest first (AP-173, AP-205, AP-233, AP-249, AP-340). */
export async function listObjects<Kind extends ObjectKind>(listing: Listing<Kind>): Promise<Page<Shown>> {
  const start = listing.cursor === undefined ? undefined : readCursor(listing.cursor, 2)
  return pageOf(matching(listing, beyond(listing.candidates, start)), start)
}

function beyond(candidates: readonly Candidate[], start: Cursor | undefined): readonly Candidate[] {
  if (!start) return candidates
  const side = ({ id, modified }: Candidate) => comparePositions([modified, id], start.position, [0])
  if (start.direction === 'next') return candidates.filter((candidate) => side(candidate) > 0)
  return candidates.filter((candidate) => side(candidate) < 0).reverse()
}

async function* matching<Kind extends ObjectKind>(
  { view, resources, kind, cut, fits }: Listing<Kind>,
  candidates: readonly Candidate[],
): AsyncGenerator<Placed<Shown>> {
  for (let at = 0; at < candidates.length; at += portion) {
    const some = candidates.slice(at, at + portion)
    const wholes = await resources.objects(
      view.whose,
      kind,
      some.map(({ id }) => id),
    )
    for (const whole of wholes) {
      const item = cut(whole)
      const { cds_modified: modified } = whole
      if (fits(item)) yield { item, position: [modified, idOf(whole)] }
    }
  }
}

function idOf(whole: ObjectKinds[ObjectKind]): string {
  if ('cds_servicecontract_id' in whole) return whole.cds_servicecontract_id
  if ('cds_billsection_id' in whole) return whole.cds_billsection_id
  if ('cds_billstatement_id' in whole) return whole.cds_billstatement_id
  if ('cds_account_id' in whole) return whole.cds_account_id
  if ('cds_servicepoint_id' in whole) return whole.cds_servicepoint_id
  if ('cds_meterdevice_id' in whole) return whole.cds_meterdevice_id
  return whole.cds_aggregation_id
}
