const longest = 80

/**
 * A foreign value as it may stand in an `error_description`: on one line, clipped, in single quotes,
 * and of the characters that RFC 6749 §4.1.2.1 allows (no double quote, backslash or non-ASCII).
 */
export function describeValue(value: unknown): string {
  const text = typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value))
  const clean = errorDescription(text)
  return clean.length > longest ? `${clean.slice(0, longest)}...` : clean
}

/** A whole sentence, reduced to the characters of RFC 6749 §4.1.2.1. */
export function errorDescription(text: string): string {
  return text.replaceAll('"', "'").replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?')
}
