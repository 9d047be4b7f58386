import type { Db } from '#lib/storage/index.ts'
import type { Aggregation } from '../objects.ts'
import type { NeededConsent } from '../resources.ts'
import type { SelectionEntry } from '../types.ts'

/** Of the wholes that need it of each, the customers who have a part in them. */
export async function readConsents(
  db: Db,
  aggregationNumbers: readonly string[],
): Promise<readonly NeededConsent[]> {
  const wholes = await db
    .selectFrom('shared_object') // primary key
    .select(['id', 'object_json'])
    .where('kind', '=', 'aggregation')
    .execute()
  const needing = wholes
    .map(({ id, object_json }) => ({ id, whole: JSON.parse(object_json) as Aggregation }))
    .filter(({ whole }) => isNamed(whole, aggregationNumbers) && needsConsent(whole))
  if (needing.length === 0) return []
  const rows = await db
    .selectFrom('customer_link')
    .select(['customer_id', 'selection_json'])
    .where('kind', '=', 'aggregation')
    .where(
      'id',
      'in',
      needing.map(({ id }) => id),
    )
    .orderBy('customer_id')
    .execute()
  return rows.flatMap(({ customer_id, selection_json }) => {
    if (selection_json === null) return []
    const { number, premiseNumbers } = JSON.parse(selection_json) as SelectionEntry
    return [{ customerId: customer_id, aggregationNumber: number, premiseNumbers }]
  })
}

function needsConsent({ consent_requirements }: Aggregation): boolean {
  const requirements = consent_requirements as readonly { readonly types: readonly string[] }[]
  return requirements.some(({ types }) => types.includes('always'))
}

function isNamed({ aggregation_number: number }: Aggregation, numbers: readonly string[]): boolean {
  return number !== null && numbers.includes(number)
}
