import { type DestinationStream, pino } from 'pino'
import { faultOf } from '#lib/errors/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'

/** One line of JSON for each event. What has a `fault` is an error. */
export function createLog(destination?: DestinationStream): Runtime['log'] {
  const options = {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    messageKey: 'event',
  }
  const logger = destination ? pino(options, destination) : pino(options)
  return (event, facts = {}) => logger[facts.fault === undefined ? 'info' : 'error'](facts, event)
}

/** For whoever watches a terminal: a line to be read. */
export async function createReadableLog(): Promise<Runtime['log']> {
  const { default: pretty } = await import('pino-pretty')
  return createLog(
    pretty({
      sync: true,
      messageKey: 'event',
      ignore: 'id',
      translateTime: 'SYS:HH:MM:ss',
      singleLine: true,
    }),
  )
}

/** What libraries print goes the same way, as they print errors whole: with what a customer typed, or an address. */
export function takeOverConsole(log: Runtime['log']): void {
  console.error = (...printed: unknown[]) => {
    const error = printed.find((one) => one instanceof Error)
    log('printed error', { fault: faultOf(error) })
  }
  console.warn = () => log('printed warning')
}
