import { Gauge, type Registry } from 'prom-client'
import { faultOf } from '#lib/errors/index.ts'
import { outboxBacklog } from '#lib/notify/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'

/** Asked of storage whenever metrics are read: all instances tell the same. Without an answer there is no number. */
export function watchOutbox(
  registry: Registry,
  { storage, now, log }: Pick<Runtime, 'storage' | 'now' | 'log'>,
): void {
  function gauge(name: string, help: string, read: () => Promise<number>) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        try {
          this.set(await read())
        } catch (error) {
          log('outbox not counted', { fault: faultOf(error) })
          this.remove()
        }
      },
    })
  }

  gauge(
    'wattgrant_outbox_waiting',
    'Messages to customers that wait to be sent, or to be tried again.',
    async () => (await outboxBacklog(storage.db)).waiting,
  )
  gauge('wattgrant_outbox_oldest_seconds', 'Age of the oldest message that waits to be sent.', async () => {
    const { oldest } = await outboxBacklog(storage.db)
    return oldest === undefined ? 0 : Math.max(0, (now().epochMilliseconds - Date.parse(oldest)) / 1000)
  })
}
