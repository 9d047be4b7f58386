import { createInterface } from 'node:readline/promises'
import { CodedError } from '#lib/errors/index.ts'

export interface Question<Value> {
  readonly asks: string
  /** Taken for an empty line; without one, something has to be typed. */
  readonly usual?: string
  /** What stands in the profile for what was typed. */
  read(typed: string): Value
  /** What would do, where it is wrong. */
  faultOf(value: Value): string | undefined
}

export interface Asker {
  ask<Value>(question: Question<Value>): Promise<Value>
  close(): void
}

/**
 * Asks on a terminal until the answer will do. Answers from a pipe are one a line; a wrong one there is the end, since
 * all that follow would answer something else.
 *
 * @throws CodedError `configuration`: the question, and what would do
 */
export function openAsker(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Asker {
  const terminal = input.isTTY === true
  const lines = createInterface({ input, output, terminal })
  lines.on('SIGINT', () => lines.close())
  const typed = lines[Symbol.asyncIterator]()

  async function lineFor(asks: string, usual: string | undefined): Promise<string> {
    const prompt = usual === undefined ? `${asks}: ` : `${asks} [${usual}]: `
    lines.setPrompt(prompt)
    if (terminal) lines.prompt()
    else output.write(prompt)
    const { value, done } = await typed.next()
    if (done && (terminal || usual === undefined)) throw refuse(asks, 'there are no more answers')
    const line = done ? '' : value.trim()
    if (!terminal) output.write(`${line}\n`)
    return line || (usual ?? '')
  }

  return {
    async ask({ asks, usual, read, faultOf }) {
      for (;;) {
        const value = read(await lineFor(asks, usual))
        const fault = faultOf(value)
        if (fault === undefined) return value
        if (!terminal) throw refuse(asks, fault)
        output.write(`  ${fault}\n`)
      }
    },
    close: () => lines.close(),
  }
}

function refuse(asks: string, fault: string): CodedError {
  return new CodedError('configuration', `${asks}: ${fault}`)
}
