import { draftFields } from './draft-fields.ts'
import { durationFields } from './duration-fields.ts'
import { formFields } from './form-fields.ts'
import { grantAdminFields } from './grant-admin-fields.ts'
import { hintFields } from './hint-fields.ts'
import { includedDataFields } from './included-data-fields.ts'
import { preselectionFields } from './preselection-fields.ts'
import type { FieldType, ScopeType } from './types.ts'

const ofNotation = {
  cds: { ...preselectionFields, ...includedDataFields, ...durationFields, ...formFields, ...hintFields },
  draft: { ...draftFields, ...hintFields },
} as const

export const fieldTypes: ReadonlyMap<string, FieldType> = new Map<string, FieldType>(
  Object.entries({ ...ofNotation.cds, ...ofNotation.draft, ...grantAdminFields }),
)

/** Fields that a utility may add to scopes of a notation (SP-061, DR-44). */
export function fieldsOfNotation(notation: ScopeType['notation']): readonly string[] {
  return Object.keys(ofNotation[notation])
}
