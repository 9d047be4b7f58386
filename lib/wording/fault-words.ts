import type { WordedLocale } from './dictionaries.ts'

interface FaultWords {
  readonly title: string
  readonly says: string
  readonly again: string
}

/**
 * Of a page that could not be made. Beside `messages/`, which a browser does not have: whole sentences in each language.
 */
export const faultWords: Readonly<Record<WordedLocale, FaultWords>> = {
  en: {
    title: 'Something went wrong on our side',
    says: 'Nothing new was decided or shared. Please try again.',
    again: 'Try again',
  },
  es: {
    title: 'Algo falló de nuestro lado',
    says: 'No se decidió ni se compartió nada nuevo. Inténtelo de nuevo.',
    again: 'Intentar de nuevo',
  },
  fr: {
    title: 'Un problème est survenu de notre côté',
    says: 'Rien de nouveau n’a été décidé ni partagé. Veuillez réessayer.',
    again: 'Réessayer',
  },
  da: {
    title: 'Noget gik galt hos os',
    says: 'Intet nyt blev besluttet eller delt. Prøv igen.',
    again: 'Prøv igen',
  },
  de: {
    title: 'Bei uns ist etwas schiefgegangen',
    says: 'Es wurde nichts Neues entschieden oder geteilt. Bitte versuchen Sie es noch einmal.',
    again: 'Noch einmal versuchen',
  },
}
