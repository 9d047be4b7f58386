import { type Browser, type CDPSession, chromium, type Page } from 'playwright'

/** A phone in the middle range on a slow connection. */
const slowerCpu = 4
const connection = { latencyMs: 150, downloadBytesPerS: 200_000, uploadBytesPerS: 93_750 }
const quietMs = 1_000
const screen = { width: 360, height: 740 }

export async function openChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH
  return chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] })
}

/** What a first visit with an empty cache brought. */
export interface FirstVisit {
  readonly page: Page
  /** When the largest text or picture stood there, from the beginning of the visit. */
  readonly largestPaintMs: number
  readonly layoutShift: number
  /** As they come over the wire. */
  readonly htmlBytes: number
  readonly scriptBytes: number
}

/**
 * The visit's page is closed after `act`, which may go on with it.
 *
 * @param contender `from`: a page of another site, where people come from. From an empty tab, a page that isolates
 *   itself (`Cross-Origin-Opener-Policy`) would have to wait for a process of its own, and no other one would.
 */
export async function visit<Found>(
  browser: Browser,
  { url, cookie, from }: { readonly url: string; readonly cookie: string; readonly from: string },
  act: (visited: FirstVisit) => Promise<Found>,
): Promise<Found> {
  const context = await browser.newContext({ viewport: screen, locale: 'en-US' })
  await context.addCookies(cookiesOf(cookie, url))
  const page = await context.newPage()
  await page.goto(from)
  const session = await context.newCDPSession(page)
  const network = watchNetwork(session, url)
  await slowDown(session)
  await page.addInitScript(watchPaints)
  const answer = await page.goto(url)
  if (answer?.status() !== 200) throw new Error(`${url} answered ${answer?.status()}`)
  await page.evaluate(firstPaint)
  // Scripts are asked for after the first paint.
  await network.quiet()
  const found = await act({ page, ...(await page.evaluate(whatWasPainted)), ...network.bytes() })
  await context.close()
  return found
}

interface Painted {
  largestPaintMs: number
  layoutShift: number
}

function watchPaints(): void {
  const painted: Painted = { largestPaintMs: 0, layoutShift: 0 }
  Reflect.set(window, 'painted', painted)
  new PerformanceObserver((list) => {
    painted.largestPaintMs = list.getEntries().at(-1)?.startTime ?? painted.largestPaintMs
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) painted.layoutShift += Number(Reflect.get(entry, 'value'))
  }).observe({ type: 'layout-shift', buffered: true })
}

function whatWasPainted(): Painted {
  return Reflect.get(window, 'painted')
}

/** A browser tells of a paint when it has the time. */
async function firstPaint(): Promise<void> {
  const painted: Painted = Reflect.get(window, 'painted')
  while (painted.largestPaintMs === 0) await new Promise((resolve) => setTimeout(resolve, 50))
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: connection.latencyMs,
    downloadThroughput: connection.downloadBytesPerS,
    uploadThroughput: connection.uploadBytesPerS,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowerCpu })
}

function watchNetwork(session: CDPSession, url: string) {
  const types = new Map<string, string>()
  const open = new Set<string>()
  let lastChange = performance.now()
  const change = (act: () => void) => {
    act()
    lastChange = performance.now()
  }
  const bytes = { Document: 0, Script: 0 }
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  session.on('Network.requestWillBeSent', ({ requestId, documentURL }) => {
    // Nobody tells how what the page before had asked for ends.
    if (documentURL === url) change(() => open.add(requestId))
  })
  session.on('Network.loadingFailed', ({ requestId }) => change(() => open.delete(requestId)))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    change(() => open.delete(requestId))
    const type = types.get(requestId)
    if (type === 'Document' || type === 'Script') bytes[type] += encodedDataLength
  })
  session.send('Network.enable')
  return {
    bytes: () => ({ htmlBytes: bytes.Document, scriptBytes: bytes.Script }),
    /** Once nothing has been asked for or has come in for a while. */
    quiet: async () => {
      while (open.size > 0 || performance.now() - lastChange < quietMs) {
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  }
}

function cookiesOf(cookie: string, url: string) {
  return cookie
    .split('; ')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
    })
}
