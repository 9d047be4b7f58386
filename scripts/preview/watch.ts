import { createHash } from 'node:crypto'
import { type FSWatcher, readdirSync, readFileSync, watch } from 'node:fs'
import { join } from 'node:path'

/** Editors write a file in several steps. */
const settlingMs = 150

/** Tells when what the files of a folder say is another than before; files in folders below do not count. */
export function watchFolder(folder: string, changed: () => void): FSWatcher {
  let known = digest(folder)
  let settling: NodeJS.Timeout | undefined
  return watch(folder, () => {
    clearTimeout(settling)
    settling = setTimeout(() => {
      const now = digest(folder)
      if (now === known) return
      known = now
      changed()
    }, settlingMs)
  })
}

function digest(folder: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  for (const { name } of files) {
    hash.update(`${name}\0`)
    try {
      hash.update(readFileSync(join(folder, name)))
    } catch {
      hash.update('gone') // an editor's own file, renamed meanwhile
    }
  }
  return hash.digest('hex')
}
