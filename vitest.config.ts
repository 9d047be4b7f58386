import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lib,server,scripts,components,app}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
