'use client'

/** Hidden where there is no script to press it with (`globals.css`). */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" onClick={() => window.print()} className="needs-script button button-quiet">
      {label}
    </button>
  )
}
