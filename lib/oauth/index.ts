/** What a valid access token stands for. */
export interface PresentedToken {
  readonly clientId: string
  /** `null`: got by client credentials without a grant. */
  readonly grantId: string | null
  readonly scope: string
  readonly authorizationDetails: readonly Record<string, unknown>[]
  /** Seconds since 1970. */
  readonly expires: number
}
