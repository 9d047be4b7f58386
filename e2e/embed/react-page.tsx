import { createRoot } from 'react-dom/client'
import { AuthorizeButton } from '#components/embed/authorize-button.tsx'

/** A client's page made with React; what it is told stands where the tests look for it. */
declare const client: { readonly server: string; readonly clientId: string }

const told = window as unknown as { events: string[]; result: unknown }
told.events = []
const place = document.getElementById('place')
if (place) {
  createRoot(place).render(
    <AuthorizeButton
      {...client}
      requestUri={async () => (await fetch('/request')).text()}
      onEvent={({ type }) => told.events.push(type)}
      onResult={(result) => {
        told.result = result
        const output = document.querySelector('output')
        if (output) output.textContent = result.outcome
      }}
    >
      Connect
    </AuthorizeButton>,
  )
}
