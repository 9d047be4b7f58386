import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { operationPaths } from '#lib/config/index.ts'
import type { Storage } from '#lib/storage/index.ts'

const longestAnswerMs = 2_000

/** What those who watch the process ask. */
export interface Health {
  /** Answers if the request is such a question. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): boolean
  /** From now on it is not ready. */
  stopping(): void
}

/**
 * `/health`: the process answers. `/ready`: it can serve, as storage answers (migrated before anything is served) and
 * nobody has told it to stop.
 */
export function createHealth(storage: Storage): Health {
  let isStopping = false

  async function state(): Promise<'ready' | 'stopping' | 'storage'> {
    if (isStopping) return 'stopping'
    return (await storageAnswers(storage)) ? 'ready' : 'storage'
  }

  return {
    stopping: () => {
      isStopping = true
    },
    answer: (request, response, path) => {
      if (path !== operationPaths.health && path !== operationPaths.ready) return false
      const asked = path === operationPaths.health ? Promise.resolve('ready' as const) : state()
      void asked.then((known) => {
        response.writeHead(known === 'ready' ? 200 : 503, {
          'Content-Type': 'application/json',
          'Cache-Control': 'no-store',
        })
        const said =
          known === 'storage' ? { status: 'not ready', why: 'storage does not answer' } : { status: known }
        response.end(request.method === 'HEAD' ? undefined : JSON.stringify(said))
      })
      return true
    },
  }
}

async function storageAnswers(storage: Storage): Promise<boolean> {
  const asked = new AbortController()
  const late = pause(longestAnswerMs, false, { signal: asked.signal, ref: false }).catch(() => false)
  const read = storage.db.selectFrom('registration').select('id').limit(1).executeTakeFirst()
  const answer = read.then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([answer, late])
  } finally {
    asked.abort()
  }
}
