export {
  describeKinds,
  describeSection,
  type Manner,
  type WordedLocale,
  wordedLocales,
  wordsFor,
} from './describe.ts'
export { formatDate } from './durations.ts'
export { acceptedLanguages, chooseLocale } from './locale.ts'
export { describePreselection } from './preselection.ts'
export { sidesOf } from './sides.ts'
export type {
  Category,
  SectionWords,
  ToldTopic,
  Topic,
  Worded,
  WordedDuration,
  WordedScope,
} from './types.ts'
export { wordedScope } from './worded-scope.ts'
