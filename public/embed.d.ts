/**
 * `embed.js`, as the utility serves it: `<script src="https://consent.example.com/embed.js"></script>`.
 *
 * On the page to which requests come back it needs no call: it tells the page that opened the pop-up or the frame.
 * Pages of other origins that may be told stand in the script's `data-openers`, separated by spaces.
 */
export interface Wattgrant {
  /** Never rejects, and always settles. Call it when a customer presses a button, or the browser blocks the pop-up. */
  authorize(options: AuthorizeOptions): Promise<AuthorizeResult>
}

export interface AuthorizeOptions {
  readonly clientId: string
  /** What the pushed request was answered with (RFC 9126); a function is called at once, and may take its time. */
  readonly requestUri: string | PromiseLike<string> | (() => string | PromiseLike<string>)
  /** Where the form is put, at the place's size; only on pages whose origin the utility has listed. Else: a pop-up. */
  readonly frame?: HTMLElement
  /** Origins of the page that the request comes back to, where that is not the calling page's own. */
  readonly redirectOrigins?: readonly string[]
  /** 3600 when left out: the life of a request. */
  readonly timeoutSeconds?: number
  /** Closes it. */
  readonly signal?: AbortSignal
  /** Each type comes once at most, in order; `close` is the last. */
  readonly onEvent?: (event: AuthorizeEvent) => void
}

export type AuthorizeEvent =
  /** The customer sees the utility's page. */
  | { readonly type: 'open' }
  | { readonly type: 'signed-in' }
  | { readonly type: 'approved' }
  | { readonly type: 'declined' }
  | { readonly type: 'error'; readonly error: string }
  | { readonly type: 'close' }

export interface AuthorizeResult {
  /**
   * `closed`: the customer closed it, or left the page. `redirected`: pop-ups are blocked, and this page is about to be
   * left for the form. `approved` is what the browser says; the code, or the token for it, is the proof.
   */
  readonly outcome: 'approved' | 'declined' | 'error' | 'closed' | 'redirected'
  /**
   * The request's own code (`invalid_scope`, …), or `no_request`: `requestUri` came to nothing; `not_shown`: the frame
   * was refused; `timed_out`; `no_answer`: it came back without one.
   */
  readonly error?: string
  /** Where the request came back to, if this page could see it. */
  readonly url?: string
  /** Of that address: `code`, `state`, `iss`, or `error`. Empty where the client's server had taken them already. */
  readonly params: Readonly<Record<string, string>>
}

declare global {
  interface Window {
    readonly wattgrant?: Wattgrant
  }
}
