export {
  type Boundary,
  boundaryOf,
  type Clock,
  compareDistance,
  type Direction,
  formatBoundary,
} from './boundary.ts'
export { isoInstant } from './instant.ts'
export { type Moment, type Notation, parseMoment } from './moment.ts'
