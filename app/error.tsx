'use client'

import type { WordedLocale } from '#lib/wording/index.ts'

interface Words {
  readonly title: string
  readonly says: string
  readonly again: string
}

/** Beyond the reach of `messages/`, which the browser does not have: whole sentences in each language. */
const words: Readonly<Record<WordedLocale, Words>> = {
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

export default function ErrorPage() {
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang
  const { title, says, again } = words[isWorded(language) ? language : 'en']
  return (
    <main className="mx-auto max-w-[47rem] px-5 py-12 sm:py-20">
      <div className="card px-5 py-8 sm:px-10 sm:py-11">
        <h1 id="title" className="display">
          {title}
        </h1>
        <p className="mt-5">{says}</p>
        <p className="mt-8">
          <button type="button" onClick={() => window.location.reload()} className="button">
            {again}
          </button>
        </p>
      </div>
    </main>
  )
}

function isWorded(language: string): language is WordedLocale {
  return Object.hasOwn(words, language)
}
