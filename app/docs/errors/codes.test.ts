import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { documentedCodes } from './codes.ts'

/** Codes that our code throws, wherever it does. */
function thrownCodes(): string[] {
  const sources = globSync('{lib,server,app}/**/*.{ts,tsx}').filter(
    (file) => !/\.test(ing)?\.tsx?$/.test(file),
  )
  const thrown = sources.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/new CodedError\(\s*'([a-z_]+)'/g),
  ])
  return [...new Set(thrown.map(([, code]) => code as string))].sort()
}

test('each code that is thrown has a page', async () => {
  const documented = await documentedCodes()
  expect(thrownCodes().length).toBeGreaterThan(10)
  expect(thrownCodes().filter((code) => !documented.includes(code))).toEqual([])
})

test('the list of errors leads to each page', async () => {
  const list = readFileSync('docs/errors/README.md', 'utf8')
  expect((await documentedCodes()).filter((code) => !list.includes(`(${code}.md)`))).toEqual([])
})

test('each page has an answer, what happened and what to do', async () => {
  const headings = ['## An answer', '## What happened', '## What to do']
  for (const code of await documentedCodes()) {
    const page = readFileSync(`docs/errors/${code}.md`, 'utf8')
    expect(page.startsWith(`# \`${code}\``), code).toBe(true)
    expect(
      headings.filter((heading) => !page.includes(heading)),
      code,
    ).toEqual([])
  }
})
