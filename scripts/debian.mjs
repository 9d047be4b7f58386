import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const updateLimitMs = 180_000
const installLimitMs = 600_000

/** Installs a package of Debian's where that can be done. `false`: it cannot, or it failed. */
export function installFromDebian(name) {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return false
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', timeout: updateLimitMs })
  const { status } = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
    stdio: 'inherit',
    timeout: installLimitMs,
  })
  return status === 0
}
