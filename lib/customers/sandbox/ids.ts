import { createHash } from 'node:crypto'

/** The same for the same seed and parts; says nothing of the number that it was made from (AP-117). */
export function objectId(prefix: string, ...parts: readonly (string | number)[]): string {
  const hash = createHash('sha256')
    .update([prefix, ...parts].join('\n'))
    .digest('base64url')
  return `${prefix}_${hash.slice(0, 22)}`
}
