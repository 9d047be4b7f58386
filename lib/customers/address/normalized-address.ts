import { canada } from './canada.ts'
import { type AddressConvention, separator } from './convention.ts'
import { denmark } from './denmark.ts'
import { unitedStates } from './united-states.ts'

/** By ISO 3166 code. Where a country is not known, no address is typical. */
export const addressConventions: Readonly<Record<string, AddressConvention>> = {
  US: unitedStates,
  CA: canada,
  DK: denmark,
}

/**
 * The Normalized Address of one on file, by which requests are matched (FD-230 to FD-243). Connectors call it when
 * they load addresses, not when a request comes (FD-255).
 *
 * Typical is what the country's convention can take apart; a description of the way there is not.
 *
 * @param country ISO 3166 code, the utility's
 */
export function normalizedAddress(onFile: string, country: string): string {
  const segments = onFile
    .split(/[\n\r,]/)
    .map(singleSpaced)
    .filter((segment) => segment !== '')
  const parts = addressConventions[country]?.read(segments)
  return parts ? singleSpaced(parts.join(separator).toLowerCase()) : normalizedInput(onFile)
}

/** An address in a request, or an atypical one on file: four steps, whatever it looks like (FD-240 to FD-245). */
export function normalizedInput(address: string): string {
  return singleSpaced(address.toLowerCase())
}

/** Line breaks are white space too. */
function singleSpaced(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
