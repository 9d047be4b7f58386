import { openersOf } from '#components/embedded/openers.ts'
import { TellOpener } from '#components/embedded/tell-opener.tsx'
import { embeddedAnswer } from '#lib/config/index.ts'
import { isTheirNo } from '#lib/interactions/index.ts'
import type { Visit } from './visit.ts'

/** What the client's page that opened this one is told of a visit. */
export function ToldOfVisit({ visit, search }: { visit: Visit; search: URLSearchParams }) {
  const origins = openersOf(visit.kind === 'unknown' ? undefined : visit.of.client)
  switch (visit.kind) {
    case 'form':
    case 'no-preselection':
      return <TellOpener event="signed-in" origins={origins} />
    case 'unsigned':
      return <TellOpener event="open" origins={origins} />
    case 'decided':
      return <ToldOfDecision visit={visit} origins={origins} isPassing={isPassing(visit, search)} />
    default:
      return <TellOpener event="error" error={`request_${visit.kind}`} origins={origins} />
  }
}

function ToldOfDecision({
  visit: { outcome, finish },
  origins,
  isPassing,
}: {
  visit: Visit & { kind: 'decided' }
  origins: readonly string[]
  isPassing: boolean
}) {
  const fault = outcome.kind === 'declined' && !isTheirNo(outcome) ? outcome.error : undefined
  return (
    <>
      <TellOpener
        event={fault ? 'error' : outcome.kind}
        error={fault}
        origins={origins}
        onward={isPassing ? finish : undefined}
      />
      {isPassing && (
        <noscript>
          <meta httpEquiv="refresh" content={`0;url=${finish}`} />
        </noscript>
      )}
    </>
  )
}

/** Right after a decision on an embedded form: once that is told, it goes on to the client. */
export function isPassing(visit: Visit, search: URLSearchParams): visit is Visit & { kind: 'decided' } {
  return visit.kind === 'decided' && visit.finish !== undefined && search.has(embeddedAnswer)
}
