import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import { PlainBrowser } from './browser.ts'
import { callback, getJson, pushRequest, redeem, register } from './client.ts'

/** What the guide has its readers copy: the answers, the command that takes them, and the one that starts it. */
const guide = readFileSync('docs/utility.md', 'utf8')
const [, steps = ''] = guide.split(/^## .*from zero.*$/im)
const [answers = ''] = blocksOf(steps, 'text')
const [, makeIt = '', startIt = ''] = blocksOf(steps, 'sh')
const [, person = '', password = ''] = /sign in as `([^`]+)` with the password\s+`([^`]+)`/.exec(steps) ?? []

const port = 3972

test('from zero, by the guide’s own commands: a profile from a few answers, and a consent on it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-utilities-'))
  const made = await newUtility(folder, answers)
  expect(made).toMatchObject({ status: 0, faults: '' })
  expect(made.said).toContain(`Start it: UTILITIES_FOLDER=${folder} ${startIt}`)
  expect(await newUtility(folder, answers)).toMatchObject({
    status: 2,
    faults: expect.stringContaining("'harbour-light' is there already"),
  })

  const server = await started(folder)
  try {
    const program = await register(`http://localhost:${port}`, 'cds_usage')
    const request = await pushRequest(program, {
      scope: 'cds_usage',
      authorization_details: JSON.stringify([{ type: 'cds_usage', service_types: ['electric'] }]),
      login_hint: person,
    })
    const browser = new PlainBrowser(callback)
    const signIn = await browser.get(request.url)
    const form = await browser.press(signIn, 'Sign in', { password })
    expect(form.document.text).toContain('Harbour Light')
    const back = await browser.press(form, 'Approve')
    const { access_token } = await redeem(program, back.url, request)
    const data = await getJson(String(program.metadata.cds_usagesegments_api), access_token)
    expect(data).toMatchObject({ usage_segments: expect.arrayContaining([expect.anything()]) })
  } finally {
    process.kill(-(server.pid ?? 0), 'SIGTERM')
    await once(server, 'exit')
  }
})

test('an answer from a pipe that will not do is said with what would, and nothing is written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-utilities-'))
  expect(await newUtility(folder, answers.replace('DK', 'Denmark'))).toMatchObject({
    status: 2,
    faults: expect.stringContaining(
      "Nothing was written. Country: use a country's two letters, such as 'US'",
    ),
  })
  expect(await newUtility(folder, answers)).toMatchObject({ status: 0 })
})

/** Types the guide's command, where the answers are in `answers.txt`. */
async function newUtility(folder: string, lines: string) {
  await writeFile(join(folder, 'answers.txt'), lines)
  const command = makeIt.replace('answers.txt', join(folder, 'answers.txt'))
  const asking = typed(command, { UTILITIES_FOLDER: folder, npm_config_loglevel: 'silent' }, 'pipe')
  const [said, faults, [status]] = await Promise.all([
    text(asking.stdout as NodeJS.ReadableStream),
    text(asking.stderr as NodeJS.ReadableStream),
    once(asking, 'exit'),
  ])
  return { said, faults, status }
}

/** Types the guide's command for the start, and waits for the example third party, which it starts last. */
async function started(folder: string): Promise<ChildProcess> {
  const server = typed(
    startIt,
    {
      UTILITIES_FOLDER: folder,
      PORT: `${port}`,
      DATABASE_URL: `file:${join(folder, 'own.db')}`,
      WATTGRANT_SECRET: 'the secret of the tests of the guide, long enough',
    },
    'ignore',
  )
  await expect
    .poll(
      () =>
        fetch(`http://localhost:${port + 1}`).then(
          (answer) => answer.status,
          () => 'not yet',
        ),
      {
        timeout: 60_000,
      },
    )
    .toBe(200)
  return server
}

function typed(command: string, variables: Record<string, string>, output: 'pipe' | 'ignore'): ChildProcess {
  const { UTILITY: _, ...env } = process.env
  return spawn('sh', ['-c', command], {
    cwd: resolve('.'),
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...env, ...variables },
  })
}

function blocksOf(markdown: string, language: string): readonly string[] {
  const blocks = markdown.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, 'gm'))
  return [...blocks].map(([, indent = '', block = '']) =>
    block
      .split('\n')
      .map((line) => line.slice(indent.length))
      .join('\n')
      .trimEnd(),
  )
}
