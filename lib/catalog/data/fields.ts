import { draftFields } from './draft-fields.ts'
import { durationFields } from './duration-fields.ts'
import { formFields } from './form-fields.ts'
import { grantAdminFields } from './grant-admin-fields.ts'
import { includedDataFields } from './included-data-fields.ts'
import { preselectionFields } from './preselection-fields.ts'
import type { FieldType } from './types.ts'

export const fieldTypes: ReadonlyMap<string, FieldType> = new Map<string, FieldType>(
  Object.entries({
    ...preselectionFields,
    ...includedDataFields,
    ...durationFields,
    ...formFields,
    ...draftFields,
    ...grantAdminFields,
  }),
)
