import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { parse } from 'node-html-parser'

const port = 3980
const preview = `http://localhost:${port}`
const utilities = mkdtempSync(join(tmpdir(), 'wattgrant-utilities-'))
const profile = join(utilities, 'nordnet/profile.json')

test('a profile is seen page by page and mail by mail, a change by itself, and a mistake by its name', async () => {
  cpSync('utilities/nordnet', join(utilities, 'nordnet'), { recursive: true })
  const { brand } = JSON.parse(readFileSync(profile, 'utf8'))
  const running = start()
  try {
    const changes = await changesOf()
    await expect.poll(() => names(), { timeout: 60_000 }).toContain('Receipt')
    expect(await names()).toEqual(
      expect.arrayContaining(['Sign-in', 'Form with problems', 'Nothing fits', 'Expired', 'Mail: expiring']),
    )
    const signIn = await frameOf('Sign-in, on a phone')
    expect(signIn.html).toContain(brand.primary)
    expect(signIn.headers.get('x-frame-options')).toBeNull()
    expect((await frameOf('Mail: receipt, in da')).html).toContain('<html lang="da">')

    const before = changes.seen()
    edit((all) => ({ ...all, brand: { ...all.brand, primary: '#6b2d5c', onPrimary: '#ffffff' } }))
    await expect.poll(changes.seen, { timeout: 60_000 }).toBeGreaterThan(before)
    for (const name of ['Sign-in, on a desktop', 'Receipt, on a phone', 'Mail: receipt, in en']) {
      expect((await frameOf(name)).html, name).toContain('#6b2d5c')
    }

    edit((all) => ({ ...all, timezone: 'Mars/Olympus' }))
    await expect.poll(mistake, { timeout: 60_000 }).toContain(`${profile}: timezone: use an IANA timezone`)
    expect(await names(), 'what was there is still seen').toContain('Receipt')
    changes.stop()
  } finally {
    running.kill('SIGTERM')
    await once(running, 'exit')
  }
})

function start(): ChildProcess {
  return spawn(process.execPath, ['scripts/preview.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), UTILITY: 'nordnet', UTILITIES_FOLDER: utilities },
  })
}

type Profile = { readonly brand: object }

function edit(change: (all: Profile) => object) {
  writeFileSync(profile, JSON.stringify(change(JSON.parse(readFileSync(profile, 'utf8')))))
}

/** How often the page was told to load itself again. */
async function changesOf() {
  await expect
    .poll(
      () =>
        fetch(preview).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 60_000 },
    )
    .toBe(true)
  const leaving = new AbortController()
  const { body } = await fetch(`${preview}/changes`, { signal: leaving.signal })
  let told = ''
  body
    ?.pipeTo(
      new WritableStream({
        write: (chunk) => {
          told += new TextDecoder().decode(chunk)
        },
      }),
    )
    .catch(() => {})
  return { seen: () => told.split('data: changed').length - 1, stop: () => leaving.abort() }
}

async function page() {
  return parse(await (await fetch(preview)).text())
}

async function names(): Promise<readonly string[]> {
  return (await page()).querySelectorAll('nav a').map(({ text }) => text)
}

async function mistake(): Promise<string> {
  return (await page()).querySelector('[role=alert]')?.text ?? ''
}

async function frameOf(title: string) {
  const source = (await page()).querySelector(`iframe[title="${title}"]`)?.getAttribute('src')
  const answer = await fetch(new URL(source ?? `no frame ${title}`, preview))
  return { html: await answer.text(), headers: answer.headers }
}
