import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import { PlainBrowser } from './browser.ts'
import { callback, getJson, pushRequest, redeem, register } from './client.ts'
import { OwnServer } from './server.ts'

const answers = ['Harbour Light', '', 'DK', '', 'en, da', '', '#6b2d5c']

test('from zero: a profile from a few answers, and a consent on it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-utilities-'))
  const made = await newUtility(folder, answers)
  expect(made).toMatchObject({ status: 0, faults: '' })
  expect(made.said).toContain(`UTILITIES_FOLDER=${folder} UTILITY=harbour-light npm start`)
  expect(await newUtility(folder, answers)).toMatchObject({
    status: 2,
    faults: expect.stringContaining("'harbour-light' is there already"),
  })

  const server = await OwnServer.start(3996, { UTILITIES_FOLDER: folder, UTILITY: 'harbour-light' })
  try {
    const program = await register(server.url, 'cds_usage')
    const request = await pushRequest(program, {
      scope: 'cds_usage',
      authorization_details: JSON.stringify([{ type: 'cds_usage', service_types: ['electric'] }]),
      login_hint: 'home@example.com',
    })
    const browser = new PlainBrowser(callback)
    const signIn = await browser.get(request.url)
    const form = await browser.press(signIn, 'Sign in', { password: 'sandbox' })
    expect(form.document.text).toContain('Harbour Light')
    const back = await browser.press(form, 'Approve')
    const { access_token } = await redeem(program, back.url, request)
    const data = await getJson(String(program.metadata.cds_usagesegments_api), access_token)
    expect(data).toMatchObject({ usage_segments: expect.arrayContaining([expect.anything()]) })
  } finally {
    await server.kill()
  }
})

test('an answer from a pipe that will not do is said with what would, and nothing is written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-utilities-'))
  expect(await newUtility(folder, [...answers.slice(0, 2), 'Denmark'])).toMatchObject({
    status: 2,
    faults: expect.stringContaining(
      "Nothing was written. Country: use a country's two letters, such as 'US'",
    ),
  })
  expect(await newUtility(folder, answers)).toMatchObject({ status: 0 })
})

/** As `npm run new-utility` with answers from a pipe. */
async function newUtility(folder: string, lines: readonly string[]) {
  const asking = spawn(process.execPath, ['scripts/new-utility.mjs'], {
    env: { ...process.env, UTILITIES_FOLDER: folder },
  })
  asking.stdin.end(lines.map((line) => `${line}\n`).join(''))
  const [said, faults, [status]] = await Promise.all([
    text(asking.stdout),
    text(asking.stderr),
    once(asking, 'exit'),
  ])
  return { said, faults, status }
}
