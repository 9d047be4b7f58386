import { defineConfig } from '@playwright/test'
import { profiles } from './e2e/profiles.ts'

/** A phone and a desktop, each with and without JavaScript, for each profile. */
const variants = [
  { name: 'phone', viewport: { width: 360, height: 740 }, javaScriptEnabled: true },
  { name: 'phone without JavaScript', viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
  { name: 'desktop', viewport: { width: 1280, height: 900 }, javaScriptEnabled: true },
  { name: 'desktop without JavaScript', viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
]

/** Long lists, languages and more are those of the first profile; nobody signs in at the last one. */
const ownJourneys: Readonly<Record<string, readonly string[]>> = {
  'example-gas-electric': ['journeys', 'gas-electric'],
  'riverside-water': ['without-sign-in'],
}

/** Width and scripts have nothing to do with each other, nor with what is asked: these two have both of each. */
const pair = ['phone', 'desktop without JavaScript']

/** Each pair of width and scripts at each profile takes long: a soak has them all, a run of the tests the first's. */
const soaking = process.env.SOAK !== undefined

/** Each scope's form has the same parts, which the other journeys try in each variant. */
const scopesIn = 'example-gas-electric'

function specsOf(utility: string, variant: string): string[] {
  const folders = ownJourneys[utility] ?? ['journeys']
  if (!pair.includes(variant) && !soaking)
    return utility === profiles[0]?.utility ? ['journeys/*.spec.ts'] : []
  const scopes = utility === scopesIn && pair.includes(variant) ? ['scopes'] : []
  return [...folders, ...scopes].map((folder) => `${folder}/*.spec.ts`)
}

const { CHROMIUM_PATH, WINDOWLESS_CHROMIUM_PATH = CHROMIUM_PATH } = process.env

function launchOptions(executablePath: string | undefined) {
  return {
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  }
}

export default defineConfig({
  testDir: 'e2e',
  timeout: 120_000,
  // Shared machines stall; what never comes still fails.
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  use: {
    locale: 'en-US',
    timezoneId: 'America/New_York',
    launchOptions: launchOptions(WINDOWLESS_CHROMIUM_PATH),
  },
  projects: [
    ...profiles.flatMap((profile) =>
      variants.map(({ name: variant, ...use }) => ({
        name: `${profile.utility}, ${variant}`,
        testMatch: specsOf(profile.utility, variant),
        use: { ...use, baseURL: profile.thirdPartyUrl },
        metadata: { utility: profile.utility },
      })),
    ),
    {
      // What is the same in each variant, and would only cost time there.
      name: 'once, desktop',
      testMatch: 'once/*.spec.ts',
      use: { viewport: { width: 1280, height: 900 }, baseURL: profiles[0]?.thirdPartyUrl },
    },
    {
      // Pages of three sites, which open their own windows and frames, in a browser that can refuse both.
      name: 'embed, desktop',
      testMatch: 'embed/*.spec.ts',
      use: { viewport: { width: 1280, height: 900 }, launchOptions: launchOptions(CHROMIUM_PATH) },
    },
    { name: 'by program', testMatch: 'program/*.spec.ts' },
    {
      // They share the two instances, which they stop and start; a page that did not come is loaded again.
      name: 'two instances',
      testMatch: 'two-instances/*.spec.ts',
      workers: 1,
      use: { launchOptions: launchOptions(CHROMIUM_PATH) },
    },
  ],
  webServer: profiles.map((profile) => ({
    name: profile.utility,
    command: 'node scripts/start.mjs',
    url: profile.thirdPartyUrl,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'pipe',
    env: {
      PORT: String(profile.port),
      UTILITY: profile.utility,
      DATABASE_URL: `file:${profile.database}`,
      WATTGRANT_SECRET: 'the secret of the browser journeys, long enough',
    },
  })),
})
