/**
 * What was chosen before a reload of the page, in this tab; only where the server still says the same of it as then.
 * A browser that keeps nothing has what the server has.
 */
export function readKept(name: string, start: string): string | undefined {
  try {
    const [startThen, positions] = JSON.parse(sessionStorage.getItem(nameHere(name)) ?? '[]')
    return startThen === start && typeof positions === 'string' ? positions : undefined
  } catch {
    return undefined
  }
}

export function keep(name: string, start: string, positions: string): void {
  try {
    sessionStorage.setItem(nameHere(name), JSON.stringify([start, positions]))
  } catch {
    // Full, or not allowed here.
  }
}

function nameHere(name: string): string {
  return `${location.pathname} ${name}`
}
