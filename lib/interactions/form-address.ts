/** The interaction whose form an address leads to, be it whole or a path; `undefined` for any other address. */
export function uidOfAddress(address: string | null | undefined): string | undefined {
  return /(?:^|\/)authorize\/([\w-]{1,100})(?:[/?#]|$)/.exec(address ?? '')?.[1]
}
