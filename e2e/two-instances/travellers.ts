import type { ProgramClient } from '../program/client.ts'
import { journey } from './journey.ts'
import type { Tally } from './patience.ts'

const atOnce = 4

export interface Travelled extends Tally {
  journeys: number
  /** What each journey came to that did not end well. */
  readonly failures: string[]
}

/** Journeys, a few at once, for as long as there is reason to begin another one. */
export async function travel(program: ProgramClient, goesOn: (begun: number) => boolean): Promise<Travelled> {
  const travelled: Travelled = { journeys: 0, lost: 0, failures: [] }
  const traveller = async () => {
    while (goesOn(travelled.journeys)) {
      const number = travelled.journeys++
      await journey(program, number, travelled).catch((error: Error) =>
        travelled.failures.push(`journey ${number}: ${error.stack}`),
      )
    }
  }
  await Promise.all(Array.from({ length: atOnce }, traveller))
  return travelled
}
