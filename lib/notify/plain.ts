import type { Letter, Part } from './letter.ts'

/** The letter for whoever reads mail as plain text. */
export function plainOf({ title, parts }: Letter): string {
  return `${[title, ...parts.map(plainPart)].join('\n\n')}\n`
}

function plainPart(part: Part): string {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'facts':
      return part.facts.map(([label, value]) => `${label} ${value}`).join('\n')
    case 'list':
      return [part.title, ...part.items.map((item) => `- ${item}`)].join('\n')
    case 'link':
      return `${part.text}\n${part.href}`
    case 'code':
      return part.code
  }
}
