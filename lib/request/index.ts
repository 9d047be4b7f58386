export type {
  AuthorizationDetail,
  AuthorizationRequest,
  ConsentRequest,
  ConsentSection,
  GrantedScope,
  RequestedDuration,
  RequestedScope,
  SectionDecision,
  Selection,
} from './types.ts'
