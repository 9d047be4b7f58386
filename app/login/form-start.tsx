import type { SignInPath } from '#lib/config/index.ts'
import type { SignInFault } from '../sign-in-faults.ts'

/** What each way's form begins with. */
export interface Start {
  readonly csrfToken: string
  /** Where the sign-in leads. */
  readonly backTo: string
}

export interface WayForm {
  readonly start: Start
  readonly path: SignInPath
  readonly fault: SignInFault | undefined
}

export function FormStart({ csrfToken, backTo }: Start) {
  return (
    <>
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={backTo} />
    </>
  )
}
