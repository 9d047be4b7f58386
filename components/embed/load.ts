import type { Wattgrant } from '../../public/embed.d.ts'

/** Brings the utility's `embed.js` to this page, once. @throws where it cannot be had */
export async function loadWattgrant(server: string): Promise<Wattgrant> {
  if (window.wattgrant) return window.wattgrant
  const address = new URL('/embed.js', server).href
  const there = document.querySelector<HTMLScriptElement>(`script[src="${address}"]`)
  const script = there ?? Object.assign(document.createElement('script'), { src: address, async: true })
  await new Promise((loaded, failed) => {
    script.addEventListener('load', loaded)
    script.addEventListener('error', () => failed(new Error(`${address} cannot be had`)))
    if (!there) document.head.append(script)
  })
  if (!window.wattgrant) throw new Error(`${address} is not embed.js`)
  return window.wattgrant
}
