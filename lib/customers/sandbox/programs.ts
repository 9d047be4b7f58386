import { CodedError } from '#lib/errors/index.ts'
import type { Program } from '../objects.ts'
import type { Sandbox } from './sandbox-file.ts'
import type { Setting } from './setting.ts'

/** A participation since `start`, of the account or contract with this number. */
export function programOf(
  sandbox: Sandbox,
  number: string,
  id: Setting['id'],
  of: string,
  start: string,
): Program {
  const program = sandbox.programs[number]
  if (!program) throw new CodedError('configuration', `sandbox.json: there is no program ${number}`)
  return {
    id: id('program', number, of),
    program_number: number,
    types: program.types,
    name: program.name,
    description: program.description,
    documentation: program.documentation,
    participation_number: `${number}-${of}`,
    start,
  }
}
