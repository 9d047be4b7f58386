import type { FieldType } from './types.ts'

/**
 * Authorization UX customization, for clients that can send nothing but details (DR-30). A hint fills a field of the
 * sign-in page: it signs nobody in, tells nothing about anybody, and is not kept in the grant.
 */
export const hintFields = {
  username: {
    name: 'Username',
    description:
      "The name that the sign-in page is filled with; the customer can change it. 'login_hint' of the request says the same.",
    group: 'other',
    isHint: true,
    format: 'string_or_null',
    default: null,
    minimum: 1,
    maximum: 254,
  },
  authentication_path: {
    name: 'Authentication path',
    description:
      "The way to sign in that is shown first; the customer can choose another. 'idp_hint' of the request says the same.",
    group: 'other',
    isHint: true,
    format: 'choice_or_null',
    default: null,
  },
} as const satisfies Record<string, FieldType>
