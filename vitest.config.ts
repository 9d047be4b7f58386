import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lib,server,scripts,components,app}/**/*.test.{ts,tsx}'],
    globalSetup: ['lib/storage/testing-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
