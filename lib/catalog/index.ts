export type {
  Catalog,
  CatalogScope,
  FieldDescription,
  FieldFormat,
  FieldGroup,
  Json,
  ScopeDescription,
  SelectionType,
} from './types.ts'
