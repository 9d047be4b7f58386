import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lib,server,scripts,components,app}/**/*.test.{ts,tsx}'],
    globalSetup: ['lib/storage/testing-setup.ts'],
    // One more than it would take by itself, which leaves a core for whoever works there meanwhile.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
