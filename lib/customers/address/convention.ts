/** How addresses are written in a country, for their normal form. WG3-01 §7.1.13.1 (FD-230 to FD-237, FD-251) */
export interface AddressConvention {
  /** What a normalized typical address has, in order, for people. */
  readonly parts: readonly string[]
  /** What is written out, where; in lower case, without a full stop. */
  readonly abbreviations: readonly {
    readonly where: string
    readonly words: Readonly<Record<string, string>>
  }[]
  /** As it may stand on file; the last one is none of the typical kind. */
  readonly examples: readonly string[]
  /**
   * The parts of a typical address, written out, without a name in front; `undefined` for any other.
   *
   * @param segments what stood between line breaks and commas, single-spaced
   */
  readonly read: (segments: readonly string[]) => readonly string[] | undefined
}

/** Between parts of a normalized address, in every country that is known. */
export const separator = ', '

/** One word written out; as it was if it is no abbreviation. */
export function writtenOut(word: string, words: Readonly<Record<string, string>>): string {
  const plain = word.toLowerCase().replace(/\.$/, '')
  return Object.hasOwn(words, plain) ? (words[plain] ?? word) : word
}

/** The segments from the one with the house number on: what stands before is a name (FD-232). */
export function withoutName(segments: readonly string[]): readonly string[] {
  const [first = '', second = ''] = segments
  return !/\d/.test(first) && /^\d/.test(second) ? segments.slice(1) : segments
}
