import type { DurationWords } from '../types.ts'

export const durations: DurationWords = {
  about: (what, statement) => `${what}: ${statement}`,
  stoppable: 'Du kan stoppe det når som helst fra din kvittering.',
  withBills: 'De øvrige oplysninger følger med dine [bills].',
  certificates: 'Certifikater, så længe denne adgang varer.',
  past: {
    usage: {
      length: (length, date) => `Dit forbrug op til ${length} tilbage, fra den ${date}.`,
      since: (date) => `Dit forbrug siden den ${date}.`,
      nothing: 'Intet tidligere forbrug: kun det, du bruger fra nu af.',
      everything: 'Alt dit tidligere forbrug, som er registreret.',
    },
    bills: {
      length: (length, date) => `Dine [bills] op til ${length} tilbage, fra den ${date}.`,
      since: (date) => `Dine [bills] siden den ${date}.`,
      nothing: 'Ingen tidligere [bills]: kun det, der kommer.',
      everything: 'Alle dine tidligere [bills], som er registreret.',
    },
    charges: {
      length: (length, date) => `Hvad der stod på dine [bills] op til ${length} tilbage, fra den ${date}.`,
      since: (date) => `Hvad der har stået på dine [bills] siden den ${date}.`,
      nothing: 'Intet fra tidligere [bills]: kun fra det, der kommer.',
      everything: 'Hvad der stod på alle dine tidligere [bills], som er registreret.',
    },
    details: {
      length: (length, date) => `Disse oplysninger, som de var op til ${length} tilbage, fra den ${date}.`,
      since: (date) => `Disse oplysninger, som de har været siden den ${date}.`,
      nothing: 'Ingen tidligere oplysninger: kun dem fra nu af.',
      everything: 'Disse oplysninger, så langt tilbage som de er registreret.',
    },
    consent: {
      length: (length, date) => `Op til ${length} tilbage, fra den ${date}.`,
      since: (date) => `Alt siden den ${date}.`,
      nothing: 'Intet fra fortiden.',
      everything: 'Alt fra fortiden, som er registreret.',
    },
    data: {
      length: (length, date) => `Op til ${length} tilbage, fra den ${date}.`,
      since: (date) => `Alt siden den ${date}.`,
      nothing: 'Intet fra fortiden: kun det, der kommer fra nu af.',
      everything: 'Alt fra fortiden, som er registreret.',
    },
  },
  future: {
    usage: {
      length: (length, date) => `Dit forbrug i ${length} endnu, til den ${date}.`,
      until: (date) => `Dit forbrug til den ${date}.`,
      nothing: 'Intet fremtidigt forbrug: kun det, du har brugt indtil i dag.',
      withoutEnd: 'Dit fremtidige forbrug, indtil du stopper det.',
    },
    bills: {
      length: (length, date) => `Dine [bills] i ${length} endnu, til den ${date}.`,
      until: (date) => `Dine [bills] til den ${date}.`,
      nothing: 'Ingen fremtidige [bills]: kun det, du allerede har.',
      withoutEnd: 'Dine fremtidige [bills], indtil du stopper det.',
    },
    charges: {
      length: (length, date) => `Hvad der står på dine [bills] i ${length} endnu, til den ${date}.`,
      until: (date) => `Hvad der står på dine [bills] til den ${date}.`,
      nothing: 'Intet fra fremtidige [bills]: kun fra det, du allerede har.',
      withoutEnd: 'Hvad der står på dine fremtidige [bills], indtil du stopper det.',
    },
    details: {
      length: (length, date) => `Holdes ajour i ${length} endnu, til den ${date}.`,
      until: (date) => `Holdes ajour til den ${date}.`,
      nothing: 'Deles, som det er i dag: senere ændringer deles ikke.',
      withoutEnd: 'Holdes ajour, indtil du stopper det.',
    },
    consent: {
      length: (length, date) => `Dit samtykke gælder i ${length} endnu, til den ${date}.`,
      until: (date) => `Dit samtykke gælder til den ${date}.`,
      nothing: 'Dit samtykke gælder for denne ene anmodning: til noget senere skal du spørges igen.',
      withoutEnd: 'Dit samtykke gælder, indtil du stopper det.',
    },
    data: {
      length: (length, date) => `I ${length} endnu, til den ${date}.`,
      until: (date) => `Alt til den ${date}.`,
      nothing: 'Intet af det, der kommer: kun det, der er i dag.',
      withoutEnd: 'Alt, hvad der kommer, indtil du stopper det.',
    },
  },
}
