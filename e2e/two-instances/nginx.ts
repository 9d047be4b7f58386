import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Leashed } from './leashed.ts'

/** `deploy/nginx.conf` as it ships, but for addresses and the folder that it writes to. */
export class Nginx {
  readonly #folder: string
  readonly #process: Leashed

  private constructor(folder: string, process: Leashed) {
    this.#folder = folder
    this.#process = process
  }

  static async start(port: number, instancePorts: readonly number[]): Promise<Nginx> {
    const folder = await mkdtemp(join(tmpdir(), 'wattgrant-nginx-'))
    await chmod(folder, 0o755) // its workers may be of another user
    let configuration = await readFile('deploy/nginx.conf', 'utf8')
    const places = [
      ['listen 8080', `listen ${port}`],
      ['/tmp/', `${folder}/`],
      ...instancePorts.map((one, index) => [`wattgrant-${index + 1}:3000`, `127.0.0.1:${one}`] as const),
    ] as const
    for (const [shipped, here] of places) {
      if (!configuration.includes(shipped)) throw new Error(`deploy/nginx.conf has no '${shipped}'`)
      configuration = configuration.replaceAll(shipped, here)
    }
    const file = join(folder, 'nginx.conf')
    await writeFile(file, configuration)
    const path = process.env.NGINX_PATH ?? 'nginx'
    const started = new Nginx(folder, new Leashed([path, '-e', 'stderr', '-c', file, '-g', 'daemon off;']))
    while (!(await answers(port))) {
      if (!started.#process.isRunning) throw new Error('nginx does not start')
      await pause(50)
    }
    return started
  }

  async stop(): Promise<void> {
    await this.#process.end('SIGTERM')
    await rm(this.#folder, { recursive: true })
  }
}

function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
}
