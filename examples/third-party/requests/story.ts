/** Scope types, each with its `authorization_details` fields; `allChoices` takes every choice that is offered. */
export type Asks = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A reason to ask, as a customer would tell it, and what is asked for it. */
export interface Story {
  readonly id: string
  readonly group: string
  readonly title: string
  /** What to look at on the way. */
  readonly note: string
  readonly asks: Asks
  /** Asked instead where the utility does not offer `asks`. */
  readonly orElse?: readonly Asks[]
  /** The request is wrong on purpose. */
  readonly refused?: true
  readonly loginHint?: string
  readonly prompt?: 'login'
  readonly plain?: true
}

export const allChoices = 'all choices'

/** Numbers of the home that the documentation of test accounts lists first. */
export const sampleNumbers = { account: '1111-1', contract: '222222' }
export const home = 'home@example.com'
