import { palettesOf } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { iconOf } from './tab-icon.ts'

/** The profile's own files, and an icon made of its name and colours. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params
  const { profile } = getRuntime()
  if (file === 'icon.svg')
    return picture('image/svg+xml', iconOf(profile.name, palettesOf(profile.brand).light))
  const asset = profile.assets.find((one) => one.file === file)
  if (!asset) return new Response(null, { status: 404 })
  return picture(asset.contentType, new Uint8Array(asset.content))
}

/** Opened by itself, an SVG runs nothing and loads nothing. */
function picture(contentType: string, content: BodyInit) {
  return new Response(content, {
    headers: {
      'Content-Type': contentType,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}
