export type { HandOver, Interaction, Outcome } from './types.ts'
