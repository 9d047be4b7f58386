import { clampChroma, converter, formatHex, wcagContrast } from 'culori'

/** Colours of one mode, by what they are for; each is `#rrggbb`. */
export interface Palette {
  /** Behind everything, and of the cards on it. */
  readonly paper: string
  readonly card: string
  /** Text, and text that ranks behind. */
  readonly ink: string
  readonly soft: string
  /** A border that only divides, and one that shows where a control is. */
  readonly line: string
  readonly edge: string
  readonly fault: string
  readonly faultSoft: string
  /** What is well, and what is not known to be. */
  readonly good: string
  readonly caution: string
  readonly brand: string
  readonly onBrand: string
}

export type BrandColors = Pick<Palette, 'brand' | 'onBrand'>

const light = {
  paper: '#f7f5f1',
  card: '#ffffff',
  ink: '#1c1e22',
  soft: '#565a62',
  line: '#e2ded5',
  edge: '#7f828a',
  fault: '#a11d1a',
  faultSoft: '#fdf2f1',
  good: '#1b6a3d',
  caution: '#8a4f00',
}

const dark = {
  paper: '#15171a',
  card: '#1e2125',
  ink: '#eeece8',
  soft: '#b3b6bd',
  line: '#363a41',
  edge: '#8b9099',
  fault: '#ffa198',
  faultSoft: '#3a1e1d',
  good: '#84d5a3',
  caution: '#f2b765',
}

export const surfaces = { light, dark } as const

/** WCAG 2.2 AA (1.4.3, 1.4.11). */
export const textContrast = 4.5
export const controlContrast = 3

/** What stands on what, and the contrast that it needs; the first of a pair is the one that would have to change. */
export const pairs = [
  ['ink', 'paper', textContrast],
  ['ink', 'card', textContrast],
  ['ink', 'faultSoft', textContrast],
  ['soft', 'paper', textContrast],
  ['soft', 'card', textContrast],
  ['fault', 'card', textContrast],
  ['fault', 'faultSoft', textContrast],
  ['good', 'card', textContrast],
  ['caution', 'card', textContrast],
  ['edge', 'paper', controlContrast],
  ['edge', 'card', controlContrast],
  ['brand', 'paper', textContrast],
  ['brand', 'card', textContrast],
  ['onBrand', 'brand', textContrast],
] as const satisfies readonly (readonly [keyof Palette, keyof Palette, number])[]

export interface Shortfall {
  readonly color: keyof Palette
  readonly on: keyof Palette
  readonly ratio: number
  readonly needed: number
}

/** Pairs that cannot be read or seen well enough. */
export function shortfalls(palette: Palette): Shortfall[] {
  return pairs
    .map(([color, on, needed]) => ({ color, on, needed, ratio: wcagContrast(palette[color], palette[on]) }))
    .filter(({ ratio, needed }) => ratio < needed)
}

const oklch = converter('oklch')
/** What a derived colour aims at: easier on the eye at night than the least that is allowed. */
const comfortableContrast = 6.5

/** The brand's colour, of the same hue, as light as it has to be on dark cards; and what can be read on it. */
export function darkBrand(brand: string): BrandColors {
  const own = oklch(brand)
  if (!own) throw new Error(`${brand} is no colour`)
  for (let lightness = own.l; lightness < 1; lightness += 0.01) {
    const lighter = formatHex(clampChroma({ ...own, l: lightness }, 'oklch'))
    if (wcagContrast(lighter, dark.card) >= comfortableContrast)
      return { brand: lighter, onBrand: dark.paper }
  }
  return { brand: light.card, onBrand: dark.paper }
}
