import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { AuthorizeButton } from '#components/embed/authorize-button.tsx'

/** What this page's own server says (`app.ts`). */
declare const connect: { readonly server: string; readonly clientId: string }

/** Asks the server for a request; the pop-up is open by then. */
async function pushedRequest(): Promise<string> {
  const answer = await fetch('/request', { method: 'POST' })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.text()
}

function Page() {
  const [events, setEvents] = useState<readonly string[]>([])
  const [outcome, setOutcome] = useState('not asked yet')
  return (
    <main>
      <h1>Your energy advice</h1>
      <p>We look at your accounts and tell you what could be cheaper.</p>
      <AuthorizeButton
        {...connect}
        requestUri={pushedRequest}
        onEvent={({ type }) => setEvents((before) => (type === 'open' ? [type] : [...before, type]))}
        onResult={(result) =>
          setOutcome(result.url ? `${result.outcome}, at ${new URL(result.url).pathname}` : result.outcome)
        }
      >
        Connect my utility
      </AuthorizeButton>
      <ol>
        {events.map((event) => (
          <li key={event}>{event}</li>
        ))}
      </ol>
      <p role="status">{outcome}</p>
    </main>
  )
}

const place = document.getElementById('page')
if (place) createRoot(place).render(<Page />)
