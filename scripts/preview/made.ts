import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment, Profile } from '#lib/config/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { openStorage } from '#lib/storage/index.ts'
import { type App, startApp } from './app.ts'
import { copyProfile } from './copy-profile.ts'
import { type MailShown, mailsOf } from './mails.ts'
import { bringStates, type State } from './states.ts'

/** A profile as it was at one moment: an app that runs with it, and where to find each of its pages. */
export interface Made {
  readonly profile: Profile
  readonly app: App
  readonly states: readonly State[]
  readonly mails: readonly MailShown[]
  readonly folder: string
}

export interface Preview {
  /** The newest that could be made. */
  readonly made: () => Made | undefined
  /** What is wrong with the files as they are now: file, key, and what would do. */
  readonly mistake: () => string | undefined
  /** Makes it anew from the files as they are then. Said meanwhile, it is done once more. */
  renew(): Promise<void>
  /** Calls back each time that there is something new to be seen, until it is told to stop. */
  watch(seen: () => void): () => void
  close(): Promise<void>
}

/** Each time in another sandbox, and the one before stays until the new one can be shown. */
export function makePreview(environment: Environment, folder: string): Preview {
  const watchers = new Set<() => void>()
  let made: Made | undefined
  let mistake: string | undefined
  let working: Promise<void> | undefined
  let again = false
  let rounds = 0

  async function round() {
    const into = join(folder, String(++rounds))
    mkdirSync(into)
    const before = made
    try {
      made = await make(environment, { folder: into, port: environment.port + 1 + (rounds % 2) })
      mistake = undefined
      if (before) await dispose(before)
    } catch (error) {
      const { message } = error as Error
      mistake = isCoded(error) ? message : `A page could not be reached: ${message}`
      rmSync(into, { recursive: true, force: true })
    }
    for (const seen of watchers) seen()
  }

  return {
    made: () => made,
    mistake: () => mistake,
    renew: async () => {
      again = true
      working ??= (async () => {
        while (again) {
          again = false
          await round()
        }
        working = undefined
      })()
      await working
    },
    watch: (seen) => {
      watchers.add(seen)
      return () => watchers.delete(seen)
    },
    close: async () => {
      again = false
      await working
      if (made) await dispose(made)
    },
  }
}

/** @throws CodedError `configuration` for a profile that could not be started with */
async function make(
  { utility, utilitiesFolder }: Environment,
  { folder, port }: { readonly folder: string; readonly port: number },
): Promise<Made> {
  const copied = copyProfile({
    utility,
    utilitiesFolder,
    into: folder,
    publicUrl: `http://localhost:${port}`,
  })
  const secret = randomBytes(32).toString('base64url')
  const databaseUrl = `file:${join(folder, 'preview.db')}`
  const app = await startApp({
    port,
    utility,
    utilitiesFolder: folder,
    databaseUrl,
    secret,
    profile: copied.profile,
  })
  const storage = await openStorage(databaseUrl)
  try {
    const visited = { app, storage, secret, ...copied }
    const { states, receiptNumber } = await bringStates(visited)
    return { profile: copied.profile, app, states, mails: await mailsOf(visited, receiptNumber), folder }
  } catch (error) {
    await app.stop()
    throw error
  } finally {
    await storage.close()
  }
}

async function dispose({ app, folder }: Made): Promise<void> {
  await app.stop()
  rmSync(folder, { recursive: true, force: true })
}
