export { describeChanges, type ScopeChange } from './changes.ts'
export { describeSection } from './describe.ts'
export { type WordedLocale, wordedLocales, wordsFor } from './dictionaries.ts'
export { formatDate, lastNewData } from './durations.ts'
export { faultWords } from './fault-words.ts'
export { describeKinds, type RowWords, rowWords } from './kinds.ts'
export { acceptedLanguages, askedLocale, chooseLocale } from './locale.ts'
export type { Manner } from './manner.ts'
export { describePreselection } from './preselection.ts'
export { allSentences, type Sentences, sentencesIn } from './sentences.ts'
export { sidesOf } from './sides.ts'
export { summaries } from './summary.ts'
export { termsIn, termsOf } from './terms.ts'
export type {
  Category,
  SectionWords,
  ToldTopic,
  Topic,
  Worded,
  WordedDuration,
  WordedScope,
} from './types.ts'
export { wholeList } from './whole-list.ts'
export { describeWholeScope } from './whole-scope.ts'
export { wordedScope } from './worded-scope.ts'
