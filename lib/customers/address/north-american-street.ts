import { writtenOut } from './convention.ts'

export const directions = {
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
  ne: 'northeast',
  nw: 'northwest',
  se: 'southeast',
  sw: 'southwest',
} as const

export const streetTypes = {
  aly: 'alley',
  ave: 'avenue',
  av: 'avenue',
  blvd: 'boulevard',
  cir: 'circle',
  cres: 'crescent',
  ct: 'court',
  dr: 'drive',
  expy: 'expressway',
  hwy: 'highway',
  ln: 'lane',
  loop: 'loop',
  pkwy: 'parkway',
  pl: 'place',
  plz: 'plaza',
  rd: 'road',
  sq: 'square',
  st: 'street',
  ter: 'terrace',
  trl: 'trail',
} as const

export const units = {
  apt: 'apartment',
  bldg: 'building',
  dept: 'department',
  fl: 'floor',
  rm: 'room',
  ste: 'suite',
  '#': 'unit',
} as const

/** Words with which a unit begins, written out or not. */
const unitWords: ReadonlySet<string> = new Set([...Object.keys(units), ...Object.values(units)])

/**
 * Street and unit as one part, written out: a direction after the house number or at the end, the type of street in
 * its last place, the word before a unit; nothing else, so that `12 St Louis St` keeps its saint (FD-253).
 */
export function writeOutStreet(street: string): string {
  const [first = '', ...others] = street
    .replace(/^(\d+\w?), /, '$1 ')
    .replace(/#\s*/g, '# ')
    .split(', ')
  const words = first.split(' ')
  const unitAt = words.findIndex((word, index) => index > 0 && isUnitWord(word))
  const base = unitAt === -1 ? words : words.slice(0, unitAt)
  const unit = [...(unitAt === -1 ? [] : words.slice(unitAt)), ...others.flatMap((other) => other.split(' '))]
  return [...writeOutBase(base), ...unit.map((word) => writtenOut(word, units))].join(' ')
}

function writeOutBase(words: readonly string[]): readonly string[] {
  const endsInDirection = words.length > 3 && isDirection(words.at(-1))
  const typeAt = words.length - (endsInDirection ? 2 : 1)
  return words.map((word, index) => {
    if (index === 1 && typeAt > 2 && isDirection(word)) return writtenOut(word, directions)
    if (index === typeAt && index > 1) return writtenOut(word, streetTypes)
    return index > typeAt ? writtenOut(word, directions) : word
  })
}

function isDirection(word = ''): boolean {
  return Object.hasOwn(directions, word.toLowerCase().replace(/\.$/, ''))
}

function isUnitWord(word: string): boolean {
  return unitWords.has(word.toLowerCase().replace(/\.$/, ''))
}
