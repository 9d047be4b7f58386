import { CodedError } from '#lib/errors/index.ts'
import type { Program } from '../objects.ts'
import type { Setting } from './setting.ts'

/** A participation since `start`, of the account or contract with this number. */
export function programOf(
  { sandbox, currency, id }: Setting,
  number: string,
  of: string,
  start: string,
): Program {
  const program = sandbox.programs[number]
  if (!program) throw new CodedError('configuration', `sandbox.json: there is no program ${number}`)
  const { types, name, description, documentation, balance, units, level } = program
  const isMoney = units === undefined
  return {
    id: id('program', number, of),
    program_number: number,
    types,
    name,
    description,
    documentation,
    participation_number: `${number}-${of}`,
    start,
    ...(balance !== undefined && {
      balance,
      ...(level === 'service' && { units: units ?? 'money' }),
      ...(isMoney && { currency }),
    }),
  }
}
