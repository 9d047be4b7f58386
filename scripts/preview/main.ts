import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEnvironment } from '#lib/config/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { makePreview } from './made.ts'
import { servePreview } from './serve.ts'
import { watchFolder } from './watch.ts'

try {
  await main()
} catch (error) {
  if (!isCoded(error) || error.code !== 'configuration') throw error
  process.stderr.write(`The preview does not start. ${error.message}\n`)
  process.exit(1)
}

async function main() {
  const environment = readEnvironment(process.env)
  const { port, utility, utilitiesFolder } = environment
  const folder = mkdtempSync(join(tmpdir(), 'wattgrant-preview-'))
  const preview = makePreview(environment, folder)
  const server = servePreview(preview, port)
  const watching = watchFolder(join(utilitiesFolder, utility), () => preview.renew())
  let isStopping = false
  // Also when whoever started it is gone.
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.on(event, async () => {
      if (isStopping) return
      isStopping = true
      watching.close()
      server.close()
      server.closeAllConnections()
      await preview.close()
      rmSync(folder, { recursive: true, force: true })
      process.exit(0)
    })
  }
  await preview.renew()
  process.stdout.write(`The preview of ${utility} is at http://localhost:${port}\n`)
}
