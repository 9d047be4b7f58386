type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown

/**
 * JSON whose numbers stay the digits that were sent: usage and money are decimals, and a float would
 * round them (CDS-WG3-01 §2). `undefined` for what is not JSON.
 */
export function parseDecimals(text: string): unknown {
  const digits: Reviver = (_key, value, { source }) => (typeof value === 'number' && source ? source : value)
  try {
    return JSON.parse(text, digits as (key: string, value: unknown) => unknown)
  } catch {
    return undefined
  }
}

/** Indented, every character of every value as it came. */
export function indent(text: string): string {
  let depth = 0
  let inString = false
  let pretty = ''
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (inString) {
      pretty += character
      if (character === '\\') pretty += text[++at] ?? ''
      else if (character === '"') inString = false
    } else if (character === '"') {
      inString = true
      pretty += character
    } else if (character === '{' || character === '[') {
      const empty = /^\s*[}\]]/.exec(text.slice(at + 1, at + 20))
      if (empty) {
        pretty += character + (character === '{' ? '}' : ']')
        at += empty[0].length
      } else {
        pretty += `${character}\n${'  '.repeat(++depth)}`
      }
    } else if (character === '}' || character === ']') {
      pretty += `\n${'  '.repeat(--depth)}${character}`
    } else if (character === ',') {
      pretty += `,\n${'  '.repeat(depth)}`
    } else if (character === ':') {
      pretty += ': '
    } else if (!/\s/.test(character)) {
      pretty += character
    }
  }
  return pretty
}
