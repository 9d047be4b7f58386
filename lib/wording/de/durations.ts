import type { DurationWords } from '../types.ts'

export const durations: DurationWords = {
  about: (what, statement) => `${what}: ${statement}`,
  stoppable: 'Sie können das jederzeit beenden, über Ihren Beleg.',
  withBills: 'Die übrigen Angaben begleiten Ihre [bills].',
  certificates: 'Nachweise, solange dieser Zugriff besteht.',
  past: {
    usage: {
      length: (length, date) => `Ihr Verbrauch bis ${length} zurück, seit dem ${date}.`,
      since: (date) => `Ihr Verbrauch seit dem ${date}.`,
      nothing: 'Kein bisheriger Verbrauch: nur, was Sie ab jetzt verbrauchen.',
      everything: 'Ihr ganzer bisheriger Verbrauch, soweit er erfasst ist.',
    },
    bills: {
      length: (length, date) => `Ihre [bills] bis ${length} zurück, seit dem ${date}.`,
      since: (date) => `Ihre [bills] seit dem ${date}.`,
      nothing: 'Keine bisherigen [bills]: nur, was noch kommt.',
      everything: 'Alle Ihre bisherigen [bills], soweit sie erfasst sind.',
    },
    charges: {
      length: (length, date) => `Was Ihre [bills] bis ${length} zurück sagten, seit dem ${date}.`,
      since: (date) => `Was Ihre [bills] seit dem ${date} sagen.`,
      nothing: 'Nichts über bisherige [bills]: nur über das, was noch kommt.',
      everything: 'Was alle Ihre bisherigen [bills] sagten, soweit sie erfasst sind.',
    },
    details: {
      length: (length, date) => `Diese Angaben, wie sie bis ${length} zurück waren, seit dem ${date}.`,
      since: (date) => `Diese Angaben, wie sie seit dem ${date} sind.`,
      nothing: 'Keine früheren Angaben: nur die ab jetzt.',
      everything: 'Diese Angaben, so weit zurück sie erfasst sind.',
    },
    consent: {
      length: (length, date) => `Bis ${length} zurück, seit dem ${date}.`,
      since: (date) => `Alles seit dem ${date}.`,
      nothing: 'Nichts Früheres.',
      everything: 'Alles Frühere, das erfasst ist.',
    },
    data: {
      length: (length, date) => `Bis ${length} zurück, seit dem ${date}.`,
      since: (date) => `Alles seit dem ${date}.`,
      nothing: 'Nichts Früheres: nur, was ab jetzt kommt.',
      everything: 'Alles Frühere, das erfasst ist.',
    },
  },
  future: {
    usage: {
      length: (length, date) => `Ihr Verbrauch noch ${length} lang, bis zum ${date}.`,
      until: (date) => `Ihr Verbrauch bis zum ${date}.`,
      nothing: 'Kein künftiger Verbrauch: nur der bis heute.',
      withoutEnd: 'Ihr künftiger Verbrauch, bis Sie es beenden.',
    },
    bills: {
      length: (length, date) => `Ihre [bills] noch ${length} lang, bis zum ${date}.`,
      until: (date) => `Ihre [bills] bis zum ${date}.`,
      nothing: 'Keine künftigen [bills]: nur, was Sie schon haben.',
      withoutEnd: 'Ihre künftigen [bills], bis Sie es beenden.',
    },
    charges: {
      length: (length, date) => `Was Ihre [bills] noch ${length} lang sagen, bis zum ${date}.`,
      until: (date) => `Was Ihre [bills] bis zum ${date} sagen.`,
      nothing: 'Nichts über künftige [bills]: nur über das, was Sie schon haben.',
      withoutEnd: 'Was Ihre künftigen [bills] sagen, bis Sie es beenden.',
    },
    details: {
      length: (length, date) => `Noch ${length} lang auf dem neuesten Stand, bis zum ${date}.`,
      until: (date) => `Auf dem neuesten Stand bis zum ${date}.`,
      nothing: 'Geteilt, wie es heute ist: spätere Änderungen werden nicht geteilt.',
      withoutEnd: 'Auf dem neuesten Stand, bis Sie es beenden.',
    },
    consent: {
      length: (length, date) => `Ihre Zustimmung gilt noch ${length} lang, bis zum ${date}.`,
      until: (date) => `Ihre Zustimmung gilt bis zum ${date}.`,
      nothing:
        'Ihre Zustimmung gilt für diese eine Anfrage: für alles Spätere müssen Sie neu gefragt werden.',
      withoutEnd: 'Ihre Zustimmung gilt, bis Sie es beenden.',
    },
    data: {
      length: (length, date) => `Noch ${length} lang, bis zum ${date}.`,
      until: (date) => `Alles bis zum ${date}.`,
      nothing: 'Nichts Künftiges: nur, was es heute gibt.',
      withoutEnd: 'Alles, was kommt, bis Sie es beenden.',
    },
  },
}
