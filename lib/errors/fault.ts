/**
 * An unexpected error as a log may have it: its kind and where it was thrown. Not what it says, as messages quote what
 * could not be read, stored or sent.
 */
export function faultOf(error: unknown): string {
  if (!(error instanceof Object)) return 'thrown value'
  const { name, code, stack } = error as { name?: unknown; code?: unknown; stack?: unknown }
  const kind = [name, code].filter((part) => typeof part === 'string' && part !== '').join(' ')
  const frames = typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : []
  return [kind || 'error', ...frames].join('\n')
}
