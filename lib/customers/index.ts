export type { Resources } from './resources.ts'
export type { Customer, Directory, SelectionEntry } from './types.ts'
