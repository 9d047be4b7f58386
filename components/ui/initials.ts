/** One or two letters that stand for a name. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return words
    .map((word) => [...word][0])
    .join('')
    .slice(0, 2)
    .toLocaleUpperCase('en')
}
