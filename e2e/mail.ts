import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import PostalMime, { type Email } from 'postal-mime'

/** Where the servers of the journeys put their mail: all of them, so that the sender says whose it is. */
const folder = '.data/mail'
const riverside = 'data-sharing@riverside-water.example'

/** A utility's mail to one address, read in the order in which it comes; what lay there before is no part of it. */
export async function mailboxOf(address: string, sender = riverside) {
  const before = new Set(await names())
  const read = new Set(before)
  const isMine = ({ from, to }: Email) =>
    from?.address === sender && to?.some((one) => one.address === address) === true
  return {
    /** Of all that has come. */
    async subjects(): Promise<readonly (string | undefined)[]> {
      const fresh = (await names()).filter((name) => !before.has(name))
      const mails = await Promise.all(
        fresh.map(async (name) => PostalMime.parse(await readFile(join(folder, name)))),
      )
      return mails.filter(isMine).map(({ subject }) => subject)
    },
    /** Waits for the next message whose subject is such a one. */
    async next(subject: RegExp): Promise<Email> {
      const found: Email[] = []
      await expect(async () => {
        for (const name of (await names()).filter((one) => !read.has(one))) {
          const mail = await PostalMime.parse(await readFile(join(folder, name)))
          const isNext = isMine(mail) && subject.test(mail.subject ?? '')
          if (isNext || !isMine(mail)) read.add(name)
          if (isNext) found.push(mail)
        }
        expect(found, `mail to ${address}`).not.toEqual([])
      }).toPass({ timeout: 20_000 })
      return found[0] as Email
    },
  }
}

/** The six digits of a message that has a code. */
export function codeIn({ text = '' }: Email): string {
  return /\b\d{6}\b/.exec(text)?.[0] ?? ''
}

async function names(): Promise<readonly string[]> {
  const all = await readdir(folder).catch(() => [])
  return all.filter((name) => name.endsWith('.eml') && !name.startsWith('.'))
}
