import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build, install, pinnedNode, root, say } from './prepare.mjs'

const development = process.argv.includes('--dev')
const sandbox = process.env.WATTGRANT_ENV !== 'production'
const port = Number(process.env.PORT || 3000)
/** Where what the server prints is kept as well. */
const logFolder = process.env.LOG_FOLDER
const children = []
/** Small steps of the garbage collector, no more of them in all: docs/decisions/098. */
const nodeFlags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=16']
/** Where Node keeps modules as it has compiled them; most of a start would go into doing it again. */
const compiled = join(root, 'node_modules/.cache/wattgrant-compiled')
/** One utility of the sandbox has a sign-in of its own, which is another program; `undefined`: it is somebody else's. */
const providerSecret =
  sandbox && process.env.UTILITY === 'two-rivers' && !process.env.TWO_RIVERS_CLIENT_SECRET
    ? randomBytes(24).toString('base64url')
    : undefined
/** Another has an authorization server of its own, at the address that its profile names; clients ask there. */
const ownServer = process.env.UTILITY === 'alder-valley' ? 'http://127.0.0.1:3950' : undefined

install()
if (!development) build()

const server = startChild(
  [...(development ? ['--watch'] : []), 'server/main.ts', ...(development ? ['--dev'] : [])],
  {
    NODE_ENV: development ? 'development' : 'production',
    ...(providerSecret && { TWO_RIVERS_CLIENT_SECRET: providerSecret }),
  },
  `server-${port}`,
)
server.on('message', ({ ready, publicUrl, signIns }) => {
  if (!ready) return
  say(`\nWattgrant is at ${publicUrl}`)
  if (!sandbox) return
  if (children.length === 1) {
    if (ownServer) startOwnServer(publicUrl)
    else startChild(['examples/third-party/main.ts'], { PORT: String(port + 1), WATTGRANT_URL: publicUrl })
    if (providerSecret) startProvider(publicUrl)
  }
  const start = ownServer ?? `http://localhost:${port + 1}`
  say(`Start here: ${start}, an example third party that asks for a customer's data`)
  if (signIns.length === 0) {
    say(
      `Nobody signs in here: ${publicUrl}/docs/test-accounts has numbers to type in; codes are in .data/mail/\n`,
    )
    return
  }
  say(`Sign in as ${signIns.map(({ username }) => username).join(', ')}`)
  say(`Password for each: ${signIns[0]?.password ?? ''}\n`)
})

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal))

function startProvider(publicUrl) {
  startChild(['examples/identity-provider/main.ts'], {
    PORT: '3940',
    CLIENT_SECRET: providerSecret,
    REDIRECT_URI: `${publicUrl}/api/auth/callback/member-account`,
  })
}

function startOwnServer(publicUrl) {
  startChild(['examples/authorization-server/main.ts'], { PORT: '3950', CONSENT_SERVER: publicUrl })
}

/** One that ends takes the others with it: half a sandbox is confusing. */
function startChild(args, variables, logName) {
  const kept = logName && logFolder && openLog(logName)
  const child = spawn(pinnedNode(), [...nodeFlags, ...args], {
    cwd: root,
    stdio: ['inherit', kept ? 'pipe' : 'inherit', kept ? 'pipe' : 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: compiled,
      ...variables,
      PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
    },
  })
  children.push(child)
  for (const name of kept ? ['stdout', 'stderr'] : []) {
    child[name].pipe(process[name], { end: false })
    child[name].pipe(kept, { end: false })
  }
  child.on('exit', (status, signal) => {
    stop(signal ?? 'SIGTERM')
    process.exitCode ||= status ?? 0
  })
  return child
}

function openLog(name) {
  mkdirSync(logFolder, { recursive: true })
  return createWriteStream(join(logFolder, `${name}.log`), { flags: 'a' })
}

function stop(signal) {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill(signal)
}
