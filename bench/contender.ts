import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'

/** Where the load is made; each contender runs on the other one. */
const loadCore = '1'
const contenderCore = '0'

/** A server to be measured, in a process of its own, on a core of its own where the machine can pin. */
export interface Contender extends AsyncDisposable {
  readonly url: string
}

/** @param file tells by a message with `ready` that it serves on `PORT` */
export async function start(
  file: string,
  { port, env = {} }: { port: number; env?: Record<string, string> },
): Promise<Contender> {
  const child = fork(file, {
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--max-semi-space-size=16',
      ...(process.env.BENCH_NODE_OPTIONS?.split(' ').filter(Boolean) ?? []),
    ],
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await ready(child, file)
  pin(child.pid, contenderCore)
  return {
    url: `http://localhost:${port}`,
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

export function pinLoad(): void {
  pin(process.pid, loadCore)
}

/** For what is measured in this process itself, and starts others that it would else share a core with. */
export function unpinLoad(): void {
  pin(process.pid, `0-${cpus().length - 1}`)
}

async function ready(child: ChildProcess, file: string): Promise<void> {
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${file} ended before it was ready`)
  })
  await Promise.race([ended, once(child, 'message')])
  ended.catch(() => {})
}

/** All threads of it. Where there is no `taskset`, the system places them. */
function pin(pid: number | undefined, core: string): void {
  spawnSync('taskset', ['-a', '-p', '-c', core, String(pid)], { stdio: 'ignore' })
}
