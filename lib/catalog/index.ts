export { buildCatalog } from './build-catalog.ts'
export { registrationFields } from './data/registration-fields.ts'
export { durationBoundary } from './field-duration.ts'
export { type FieldRules, faultOfValue } from './field-value.ts'
export type {
  Catalog,
  CatalogScope,
  FieldDescription,
  FieldFormat,
  FieldGroup,
  Json,
  Purpose,
  ScopeDescription,
  SelectionType,
} from './types.ts'
export { isDeceptive, isDeceptiveInLines } from './unseen.ts'
