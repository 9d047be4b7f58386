import { initialsOf } from '#components/ui/initials.ts'
import type { Palette } from '#lib/config/index.ts'

/** For the browser's tab. */
export function iconOf(name: string, { brand, onBrand }: Palette): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="${brand}"/><text x="16" y="21" text-anchor="middle" font-family="system-ui,sans-serif" font-size="14" font-weight="700" fill="${onBrand}">${initialsOf(name)}</text></svg>`
}
