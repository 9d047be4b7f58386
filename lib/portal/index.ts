export { takeHandOver } from './hand-over.ts'
