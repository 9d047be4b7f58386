export { isoInstant } from './instant.ts'
