'use client'

import { faultWords } from '#lib/wording/fault-words.ts'

export default function ErrorPage() {
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang
  const { title, says, again } = faultWords[isWorded(language) ? language : 'en']
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

function isWorded(language: string): language is keyof typeof faultWords {
  return Object.hasOwn(faultWords, language)
}
