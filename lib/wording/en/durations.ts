import type { DurationWords } from '../types.ts'

export const durations: DurationWords = {
  about: (what, statement) => `${what}: ${statement}`,
  stoppable: 'You can stop it at any time, from your receipt.',
  withBills: 'The other details come with each of these [bills].',
  certificates: 'Certificates for as long as this access lasts.',
  past: {
    usage: {
      length: (length, date) => `Your usage of the past ${span(length)}, since ${date}.`,
      since: (date) => `Your usage since ${date}.`,
      nothing: 'No past usage: only what you use from now on.',
      everything: 'All of your past usage that is on record.',
    },
    bills: {
      length: (length, date) => `Your [bills] of the past ${span(length)}, since ${date}.`,
      since: (date) => `Your [bills] since ${date}.`,
      nothing: 'No past [bills]: only those still to come.',
      everything: 'All of your past [bills] that are on record.',
    },
    charges: {
      length: (length, date) => `What your [bills] said over the past ${span(length)}, since ${date}.`,
      since: (date) => `What your [bills] have said since ${date}.`,
      nothing: 'Nothing from past [bills]: only from those still to come.',
      everything: 'What all of your past [bills] on record said.',
    },
    details: {
      length: (length, date) => `These details as they were over the past ${span(length)}, since ${date}.`,
      since: (date) => `These details as they have been since ${date}.`,
      nothing: 'No past details: only those from now on.',
      everything: 'These details as far back as there are records.',
    },
    consent: {
      length: (length, date) => `The past ${span(length)}, since ${date}.`,
      since: (date) => `Everything since ${date}.`,
      nothing: 'Nothing from the past.',
      everything: 'Everything from the past that is on record.',
    },
    data: {
      length: (length, date) => `The past ${span(length)}, since ${date}.`,
      since: (date) => `Everything since ${date}.`,
      nothing: 'Nothing from the past: only what comes from now on.',
      everything: 'Everything from the past that is on record.',
    },
  },
  future: {
    usage: {
      length: (length, date) => `Your usage over the next ${span(length)}, until ${date}.`,
      until: (date) => `Your usage until ${date}.`,
      nothing: 'No future usage: only what you have used up to today.',
      withoutEnd: 'Your future usage, until you stop it.',
    },
    bills: {
      length: (length, date) => `Your [bills] over the next ${span(length)}, until ${date}.`,
      until: (date) => `Your [bills] until ${date}.`,
      nothing: 'No future [bills]: only those that you already have.',
      withoutEnd: 'Your future [bills], until you stop it.',
    },
    charges: {
      length: (length, date) => `What your [bills] will say over the next ${span(length)}, until ${date}.`,
      until: (date) => `What your [bills] will say until ${date}.`,
      nothing: 'Nothing from future [bills]: only from those that you already have.',
      withoutEnd: 'What your future [bills] say, until you stop it.',
    },
    details: {
      length: (length, date) => `Kept up to date for the next ${span(length)}, until ${date}.`,
      until: (date) => `Kept up to date until ${date}.`,
      nothing: 'Shared as it is today: later changes are not shared.',
      withoutEnd: 'Kept up to date until you stop it.',
    },
    consent: {
      length: (length, date) => `Your consent holds for the next ${span(length)}, until ${date}.`,
      until: (date) => `Your consent holds until ${date}.`,
      nothing: 'Your consent holds for this one request: for anything later, they have to ask you again.',
      withoutEnd: 'Your consent holds until you stop it.',
    },
    data: {
      length: (length, date) => `The next ${span(length)}, until ${date}.`,
      until: (date) => `Everything until ${date}.`,
      nothing: 'Nothing to come: only what there is today.',
      withoutEnd: 'Whatever comes, until you stop it.',
    },
  },
}

/** `the past year`, and `the past 2 years`. */
function span(length: string): string {
  return length.replace(/^1 /, '')
}
