import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { loadProfile } from '#lib/config/index.ts'
import { openStorage } from '#lib/storage/index.ts'
import { createEmbeddedDirectory, createEmbeddedResources, seedSandbox } from '../index.ts'
import type { Links } from '../links.ts'
import type { ObjectKind } from '../resources.ts'
import { type Operation, operations } from './operations.ts'

/**
 * A utility's own systems, as a process of their own: the sandbox's customers behind the API that a utility implements.
 * `POST /faults/<fault>` switches a fault on for all that is asked from then on.
 */

/** `late` is in time still, `slow` is not. */
export type Fault = 'none' | 'late' | 'slow' | 'status' | 'reset' | 'garbage' | 'partial' | 'every-other'

const pageLength = 1000
const lateMs = 300
const slowMs = 5000

const { PORT = '0', DATABASE_URL = '', UTILITY = '', TOKEN = '', ONLY = '' } = process.env
const storage = await openStorage(DATABASE_URL)
const only = ONLY === '' ? {} : { only: ONLY.split(' ') }
await seedSandbox(storage, loadProfile(UTILITY), {
  now: Temporal.Instant.from('2026-03-15T18:00:00Z'),
  ...only,
})
const directory = createEmbeddedDirectory(storage)
const resources = createEmbeddedResources(storage)

let fault: Fault = 'none'
let asked = 0

const server = createServer(async (request, response) => {
  const name = (request.url ?? '').slice(1)
  if (name.startsWith('faults/')) {
    fault = name.slice('faults/'.length) as Fault
    asked = 0
    return response.end('{}')
  }
  if (name === 'asked') return response.end(JSON.stringify(asked))
  asked += 1
  if (request.headers.authorization !== `Bearer ${TOKEN}`) return fail(response, 401)
  if (!Object.hasOwn(operations, name)) return fail(response, 404)
  const body = operations[name as Operation].asks.safeParse(JSON.parse(await bodyOf(request)))
  if (!body.success) return fail(response, 400)
  await send(response, JSON.stringify(await answer(name as Operation, body.data)))
})
server.listen(Number(PORT), '127.0.0.1', () => process.send?.(server.address()))
process.once('disconnect', () => process.exit(0))

async function send(response: ServerResponse, text: string): Promise<void> {
  if (fault === 'late') await pause(lateMs)
  if (fault === 'slow') await pause(slowMs)
  if (fault === 'reset' || (fault === 'every-other' && asked % 2 === 1)) {
    response.socket?.destroy()
    return
  }
  if (fault === 'status') return fail(response, 500)
  response.setHeader('Content-Type', 'application/json')
  if (fault === 'partial') response.setHeader('Content-Length', text.length * 2).write(text.slice(0, 20))
  if (fault === 'partial') return void response.socket?.end()
  response.end(fault === 'garbage' ? '{"customer":7,"items":[{"id":1}],"contacts":4}' : text)
}

function fail(response: ServerResponse, status: number): void {
  response.writeHead(status).end('<pre>Error: at Object.<anonymous> (/srv/secret.js:1)</pre>')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

// biome-ignore lint/suspicious/noExplicitAny: judged above, by the operation's own schema
async function answer(name: Operation, said: any): Promise<object> {
  const of = async (customer: Promise<object | undefined>) => ({ customer: (await customer) ?? null })
  if (name === 'sign-in') return of(directory.signIn(said.username, said.password, said.path))
  if (name === 'find-customer') return of(directory.find(said.customerId))
  if (name === 'contacts') return { contacts: await directory.contactsOf(said.customerId) }
  if (name === 'reached-by') return of(directory.reachedBy(said.contact))
  if (name === 'known-by') return of(directory.knownBy(said.subject, said.path))
  const all = await listOf(name, said)
  const from = Number(said.after ?? 0)
  const next = from + pageLength
  return { items: all.slice(from, next), next: next < all.length ? String(next) : null }
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function listOf(name: Operation, said: any): Promise<readonly object[]> {
  if (name.startsWith('links-')) return (await resources.links(said.whose))[name.slice(6) as keyof Links]
  if (name.startsWith('objects-')) return resources.objects(said.whose, name.slice(8) as ObjectKind, said.ids)
  if (name === 'selectable') return resources.selectable(said.whose, said.type)
  if (name === 'statements') return resources.statements(said.whose, said.query)
  if (name === 'sections') return resources.sections(said.whose, said.statementIds)
  if (name === 'usage') return resources.usage(said.whose, said.query)
  return name === 'consents' ? resources.consents(said.aggregationNumbers) : resources.certificates()
}
