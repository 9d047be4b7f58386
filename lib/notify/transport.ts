import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'

/** A message as it leaves: complete, in both forms. */
export interface Mail {
  /** The same at each try, so that a mailbox that gets it twice knows it again. RFC 5322 §3.6.4 */
  readonly id: string
  readonly date: string
  readonly locale: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
  /** None for what is read on a phone. */
  readonly html: string | undefined
}

/** Takes a mail, or throws; nothing is certain about one that threw. May be asked again with the same. */
export interface Transport {
  send(mail: Mail): Promise<void>
}

/** A server that does not get on in this time is as good as none. */
const connectMs = 10_000
const silentMs = 30_000

/** A connection for each mail, so that nothing is open when nothing is sent. */
export function smtpTransport(url: string): Transport {
  const transport = createTransport({
    url,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silentMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return { send: async (mail) => void (await transport.sendMail(composed(mail))) }
}

/** One `.eml` file a mail, whole or not there; the same mail twice is one file. */
export function folderTransport(folder: string): Transport {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async send(mail) {
      const { message } = await transport.sendMail(composed(mail))
      const name = `${mail.date.replace(/\D/g, '').slice(0, 14)}-${mail.id}.eml`
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(join(folder, `.${name}`), message as Buffer, { mode: 0o600 })
      await rename(join(folder, `.${name}`), join(folder, name))
    },
  }
}

function composed({ id, date, locale, from, to, subject, text, html }: Mail) {
  const host = from.address.split('@')[1] ?? 'localhost'
  return {
    messageId: `<${id}@${host}>`,
    date: new Date(date),
    from,
    to,
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    // no answer by itself: out of office and the like (RFC 3834)
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
  }
}
