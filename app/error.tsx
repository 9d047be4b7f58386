'use client'

/** Beyond the reach of `messages/`, which the browser does not have: whole sentences in each language. */
const words = {
  en: {
    title: 'Something went wrong on our side',
    says: 'Nothing was decided and nothing was shared. Please try again.',
    again: 'Try again',
  },
  es: {
    title: 'Algo falló de nuestro lado',
    says: 'No se decidió nada y no se compartió nada. Inténtelo de nuevo.',
    again: 'Intentar de nuevo',
  },
} as const

export default function ErrorPage() {
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang
  const { title, says, again } = language === 'es' ? words.es : words.en
  return (
    <main className="mx-auto max-w-[46rem] px-5 py-16">
      <h1 className="display">{title}</h1>
      <p className="mt-5">{says}</p>
      <p className="mt-8">
        <button type="button" onClick={() => window.location.reload()} className="button">
          {again}
        </button>
      </p>
    </main>
  )
}
