export type { Client, ClientStatus } from './types.ts'
