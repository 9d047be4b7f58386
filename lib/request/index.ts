export type {
  AuthorizationRequest,
  ConsentRequest,
  ConsentSection,
  RequestedDuration,
  RequestedScope,
  SectionDecision,
  Selection,
} from './types.ts'
