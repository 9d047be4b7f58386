import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** What the server does with a mail that it has taken in whole: `undefined` accepts it. */
export type Verdict = () => Promise<{ readonly code: number } | undefined>

/** A real mail server, which keeps what it accepts. */
export async function aMailServer(verdict: Verdict = async () => undefined) {
  const received: Email[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const mail = await PostalMime.parse(Buffer.concat(chunks))
        const refusal = await verdict()
        if (!refusal) received.push(mail)
        done(refusal && Object.assign(new Error('refused'), { responseCode: refusal.code }))
      })
    },
  })
  server.on('error', () => {}) // a client that dies breaks its connection
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    [Symbol.asyncDispose]: () => new Promise<void>((closed) => server.close(closed)),
  }
}
