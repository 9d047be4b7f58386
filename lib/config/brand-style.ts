import { pagePaths } from './addresses.ts'
import { type BrandAsset, palettesOf } from './brand.ts'
import type { Palette } from './palette.ts'
import type { Profile } from './profile.ts'

/** The profile's colours and typeface, for the head of each page: `globals.css` says what they are used for. */
export function brandStyle({ brand, assets }: Pick<Profile, 'brand' | 'assets'>): string {
  const { light, dark } = palettesOf(brand)
  const font = fontOf({ brand, assets })
  return [
    `:root{${declarations(light)}}`,
    // Paper is white: what is printed is always in the light colours.
    `@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${declarations(dark)}}}`,
    font
      ? `@font-face{font-family:brand;src:url(${pagePaths.brandFile(font)});font-display:optional;font-weight:100 900}`
      : '',
    font ? ':root{--font-brand:brand}' : '',
  ].join('')
}

export function fontOf({ brand, assets }: Pick<Profile, 'brand' | 'assets'>): BrandAsset | undefined {
  return assets.find(({ file }) => file === brand.font?.file)
}

function declarations(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, color]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${color}`)
    .join(';')
}
