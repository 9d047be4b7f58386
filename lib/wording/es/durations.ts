import type { DurationWords } from '../types.ts'

export const durations: DurationWords = {
  about: (what, statement) => `${what}: ${statement}`,
  stoppable: 'Puede detenerlo en cualquier momento desde su comprobante.',
  withBills: 'Los demás datos vienen junto con sus [bills].',
  certificates: 'Los certificados mientras dure este acceso.',
  past: {
    usage: {
      length: (length, date) => `Su consumo de hasta ${length} atrás, desde el ${date}.`,
      since: (date) => `Su consumo desde el ${date}.`,
      nothing: 'Ningún consumo pasado: solo lo que consuma a partir de ahora.',
      everything: 'Todo su consumo pasado del que haya registro.',
    },
    bills: {
      length: (length, date) => `Sus [bills] de hasta ${length} atrás, desde el ${date}.`,
      since: (date) => `Sus [bills] desde el ${date}.`,
      nothing: 'Sin [bills] del pasado: solo lo que está por venir.',
      everything: 'Sus [bills] desde que hay registro.',
    },
    charges: {
      length: (length, date) => `Lo que decían sus [bills] de hasta ${length} atrás, desde el ${date}.`,
      since: (date) => `Lo que dicen sus [bills] desde el ${date}.`,
      nothing: 'Nada de sus [bills] del pasado: solo de lo que está por venir.',
      everything: 'Lo que decían sus [bills] desde que hay registro.',
    },
    details: {
      length: (length, date) => `Estos datos tal como fueron hasta ${length} atrás, desde el ${date}.`,
      since: (date) => `Estos datos tal como han sido desde el ${date}.`,
      nothing: 'Ningún dato pasado: solo los que haya a partir de ahora.',
      everything: 'Estos datos desde que hay registro.',
    },
    consent: {
      length: (length, date) => `Hasta ${length} atrás, desde el ${date}.`,
      since: (date) => `Todo desde el ${date}.`,
      nothing: 'Nada del pasado.',
      everything: 'Todo lo pasado de lo que haya registro.',
    },
    data: {
      length: (length, date) => `Hasta ${length} atrás, desde el ${date}.`,
      since: (date) => `Todo desde el ${date}.`,
      nothing: 'Nada del pasado: solo lo que venga a partir de ahora.',
      everything: 'Todo lo pasado de lo que haya registro.',
    },
  },
  future: {
    usage: {
      length: (length, date) => `Su consumo durante ${length} más, hasta el ${date}.`,
      until: (date) => `Su consumo hasta el ${date}.`,
      nothing: 'Ningún consumo futuro: solo el que haya tenido hasta hoy.',
      withoutEnd: 'Su consumo futuro, hasta que usted lo detenga.',
    },
    bills: {
      length: (length, date) => `Sus [bills] durante ${length} más, hasta el ${date}.`,
      until: (date) => `Sus [bills] hasta el ${date}.`,
      nothing: 'Sin [bills] por venir: solo lo que ya tiene.',
      withoutEnd: 'Sus [bills] por venir, hasta que usted lo detenga.',
    },
    charges: {
      length: (length, date) => `Lo que digan sus [bills] durante ${length} más, hasta el ${date}.`,
      until: (date) => `Lo que digan sus [bills] hasta el ${date}.`,
      nothing: 'Nada de [bills] por venir: solo de lo que ya tiene.',
      withoutEnd: 'Lo que digan sus [bills] por venir, hasta que usted lo detenga.',
    },
    details: {
      length: (length, date) => `Al día durante ${length} más, hasta el ${date}.`,
      until: (date) => `Al día hasta el ${date}.`,
      nothing: 'Se comparte como está hoy: los cambios posteriores no se comparten.',
      withoutEnd: 'Al día hasta que usted lo detenga.',
    },
    consent: {
      length: (length, date) => `Su consentimiento vale durante ${length} más, hasta el ${date}.`,
      until: (date) => `Su consentimiento vale hasta el ${date}.`,
      nothing:
        'Su consentimiento vale para esta única solicitud: para algo posterior tendrán que pedírselo de nuevo.',
      withoutEnd: 'Su consentimiento vale hasta que usted lo detenga.',
    },
    data: {
      length: (length, date) => `Durante ${length} más, hasta el ${date}.`,
      until: (date) => `Todo hasta el ${date}.`,
      nothing: 'Nada de lo que venga: solo lo que hay hoy.',
      withoutEnd: 'Lo que venga, hasta que usted lo detenga.',
    },
  },
}
