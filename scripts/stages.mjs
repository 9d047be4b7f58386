import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinnedNode, root, say } from './prepare.mjs'

/** A step that passes or fails as a whole, such as the type check: one test. */
export function step(name, script, args) {
  say(`\n── ${name}`)
  const status = node([join('node_modules', script), ...args])
  return { name, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
}

/** Vitest or Playwright: counts its tests by its own report. One that gives none has failed. */
export function suite(name, script, args, { reportVariable, variables = {}, count }) {
  say(`\n── ${name}`)
  const folder = mkdtempSync(join(tmpdir(), 'wattgrant-report-'))
  const report = join(folder, 'report.json')
  const status = node([join('node_modules', script), ...args(report)], {
    ...variables,
    ...(reportVariable && { [reportVariable]: report }),
  })
  const counted = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 1 }
  rmSync(folder, { recursive: true })
  if (status !== 0 && counted.failed === 0) counted.failed = 1
  return { name, ...counted }
}

export function unitTests(paths = []) {
  return suite(
    'unit and storage',
    'vitest/vitest.mjs',
    (report) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...paths],
    {
      count: ({ numPassedTests, numFailedTests, numFailedTestSuites, numTotalTests }) => ({
        passed: numPassedTests,
        // A file that does not load fails as a suite with no test of its own.
        failed:
          numFailedTests + (numTotalTests === 0 || (numFailedTests === 0 && numFailedTestSuites > 0) ? 1 : 0),
      }),
    },
  )
}

/** @param only Playwright's arguments, where not all of them are wanted */
export function browserJourneys({ chromium, windowless = chromium, nginx, only = [] }) {
  return suite(
    'browser journeys',
    '@playwright/test/cli.js',
    () => ['test', '--reporter=list,json', ...only],
    {
      reportVariable: 'PLAYWRIGHT_JSON_OUTPUT_NAME',
      variables: { CHROMIUM_PATH: chromium, WINDOWLESS_CHROMIUM_PATH: windowless, NGINX_PATH: nginx },
      count: ({ stats, errors }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
      }),
    },
  )
}

/** All that servers have logged in this run is searched for the sandbox customers' data, and for codes and tokens. */
export function logsWithoutPersonalData(logFolder, began) {
  const since = began.toISOString().replace(/\D/g, '').slice(0, 14)
  return step('logs without personal data', '../scripts/search-logs.ts', [logFolder, '.data/mail', since])
}

export const staticChecks = () => [
  step('format and lint', '@biomejs/biome/bin/biome', ['ci', '--error-on-warnings']),
  step('types', 'typescript/bin/tsc', ['--noEmit']),
]

/** The line that a run ends with, and its exit status. */
export function finish(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  say('')
  for (const result of results)
    say(
      `${result.failed ? 'FAILED' : 'ok    '} ${result.name}: ${result.passed} passed, ${result.failed} failed`,
    )
  say(`\n${passed} passed, ${failed} failed`)
  process.exit(failed || !passed ? 1 : 0)
}

function node(args, variables = {}) {
  const { status } = spawnSync(pinnedNode(), ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...variables, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` },
  })
  return status
}
