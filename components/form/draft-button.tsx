import type { ReactNode } from 'react'

/** A button that posts the form as it is, to come back to it: it decides nothing. */
export function DraftButton({ act, children }: { act: string; children: ReactNode }) {
  return (
    <button
      type="submit"
      name="do"
      value={act}
      formAction="/api/drafts"
      formNoValidate
      className="button button-quiet"
    >
      {children}
    </button>
  )
}
