import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installFromDebian } from './debian.mjs'
import { say } from './prepare.mjs'

const usualFolders = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']

/** Path of an nginx; where there is none, Debian's is installed. */
export function findNginx() {
  return path() ?? (install() && path()) ?? missing()
}

function path() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...usualFolders]
  return folders.map((folder) => join(folder, 'nginx')).find((file) => existsSync(file))
}

function install() {
  say('Installing nginx for the journeys over two instances …')
  return installFromDebian('nginx')
}

function missing() {
  say(
    'There is no nginx and none could be installed. Install one, for instance with: apt-get install nginx, or brew install nginx',
  )
  process.exit(1)
}
