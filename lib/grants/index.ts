export type {
  AuthorizationDetail,
  Grant,
  GrantedScope,
  GrantStatus,
  Receipt,
  ReceiptContent,
  ReceiptSection,
} from './types.ts'
