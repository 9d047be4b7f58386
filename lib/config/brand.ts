import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { z } from 'zod'
import { CodedError } from '#lib/errors/index.ts'
import { type BrandColors, darkBrand, type Palette, shortfalls, surfaces } from './palette.ts'

const color = z.string().regex(/^#[0-9a-f]{6}$/i, { error: "use a colour such as '#0b5c7a'", abort: true })
const colors = z.strictObject({ primary: color, onPrimary: color })
const fileName = (endings: string) =>
  z.string().regex(new RegExp(`^[\\w-]+\\.(${endings})$`), `use a file beside the profile: ${endings}`)

/** How a utility looks. Files stand beside its profile and are served by us. */
export const brandSchema = colors
  .extend({
    /** For readers whose device is set to dark; made from the others when left out. */
    dark: colors.optional(),
    logo: z
      .strictObject({
        file: fileName('svg|png'),
        /** In place of it on dark pages. */
        dark: fileName('svg|png').optional(),
        /** The picture spells the utility's name, which then is not repeated beside it. */
        spellsName: z.boolean().default(false),
      })
      .optional(),
    /** A typeface of the utility's own, for all text. */
    font: z.strictObject({ file: fileName('woff2') }).optional(),
  })
  .superRefine((brand, context) => {
    const palettes = palettesOf(brand)
    for (const mode of ['light', 'dark'] as const) {
      const [first] = shortfalls(palettes[mode])
      if (!first) continue
      const where = mode === 'dark' && brand.dark ? ['dark'] : []
      const key = first.color === 'onBrand' ? 'onPrimary' : 'primary'
      const [upper, lower] = [palettes[mode][first.color], palettes[mode][first.on]]
      const ground =
        first.on === 'brand' ? 'the primary' : mode === 'dark' ? 'the dark background' : 'the background'
      context.addIssue({
        code: 'custom',
        path: [...where, key],
        message: `'${upper}' on ${ground} '${lower}' has a contrast of ${rounded(first.ratio)} to 1; at least ${first.needed} to 1 can be read`,
      })
    }
  })

type Brand = z.infer<typeof brandSchema>

/** All colours of the pages, for a light and for a dark device. */
export function palettesOf(brand: BrandPairs): Palettes {
  const palettes = known.get(brand) ?? mixed(brand)
  known.set(brand, palettes)
  return palettes
}

type BrandPairs = Pick<Brand, 'primary' | 'onPrimary' | 'dark'>
type Palettes = Readonly<Record<'light' | 'dark', Palette>>

/** Each page needs its brand's. */
const known = new WeakMap<BrandPairs, Palettes>()

function mixed(brand: BrandPairs): Palettes {
  const given = (pair: z.infer<typeof colors>): BrandColors => ({
    brand: pair.primary,
    onBrand: pair.onPrimary,
  })
  return {
    light: { ...surfaces.light, ...given(brand) },
    dark: { ...surfaces.dark, ...(brand.dark ? given(brand.dark) : darkBrand(brand.primary)) },
  }
}

/** A file of a brand, as it is served. */
export interface BrandAsset {
  readonly file: string
  readonly contentType: string
  readonly content: Buffer
  /** Of the content, so that a changed file is another address. */
  readonly version: string
  /** Width to height; of pictures, so that their place is kept while they load. */
  readonly ratio?: number
}

const contentTypes: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}
const mostBytes: Readonly<Record<string, number>> = { '.svg': 65_536, '.png': 262_144, '.woff2': 262_144 }

/**
 * Reads the files that a brand names.
 *
 * @throws CodedError `configuration`
 */
export function readBrandAssets({ logo, font }: Brand, folder: string): readonly BrandAsset[] {
  const files = [logo?.file, logo?.dark, font?.file].filter((file) => file !== undefined)
  return [...new Set(files)].map((file) => readAsset(file, folder))
}

function readAsset(file: string, folder: string): BrandAsset {
  const path = join(folder, file)
  const ending = extname(file)
  if (!existsSync(path)) throw new CodedError('configuration', `${path} does not exist: the profile names it`)
  const content = readFileSync(path)
  const most = mostBytes[ending] ?? 0
  if (content.length > most) {
    throw new CodedError('configuration', `${path} has ${content.length} bytes: use at most ${most}`)
  }
  const version = createHash('sha256').update(content).digest('base64url').slice(0, 10)
  const asset = { file, contentType: contentTypes[ending] as string, content, version }
  if (ending === '.woff2') return asset
  const ratio = ending === '.png' ? ratioOfPng(content) : ratioOfSvg(content.toString('utf8'))
  if (!ratio) throw new CodedError('configuration', `${path} does not say its size: an SVG needs a 'viewBox'`)
  return { ...asset, ratio }
}

/** The first chunk of a PNG holds its width and height. */
function ratioOfPng(content: Buffer): number | undefined {
  if (content.length < 24 || content.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return content.readUInt32BE(16) / content.readUInt32BE(20)
}

function ratioOfSvg(text: string): number | undefined {
  const box = /<svg\b[^>]*\bviewBox\s*=\s*["']\s*[\d.+-]+[\s,]+[\d.+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(
    text,
  )
  const [width, height] = [Number(box?.[1]), Number(box?.[2])]
  return width > 0 && height > 0 ? width / height : undefined
}

function rounded(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toString()
}
