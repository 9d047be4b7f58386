import type { Client } from '#lib/clients/index.ts'
import { linksOf, type Profile } from '#lib/config/index.ts'
import type { GrantedScope, ReceiptContent, ReceiptSection, ShownPurpose } from '#lib/grants/index.ts'
import {
  type ConsentRequest,
  type ConsentSection,
  everythingTyped,
  type SectionDecision,
} from '#lib/request/index.ts'
import { wordedScope } from '#lib/wording/index.ts'

/** The frozen copy of what the form showed and what was chosen, as data; words are made when it is shown (RC-035). */
export function receiptContent(approved: {
  client: Client
  /** `null`: nobody signed in. */
  customerName: string | null
  profile: Profile
  consent: ConsentRequest
  decision: readonly SectionDecision[]
  granted: readonly GrantedScope[]
}): ReceiptContent {
  const { client, customerName, profile, consent, decision, granted } = approved
  return {
    clientName: client.name,
    clientUri: client.uri,
    utilityName: profile.name,
    termsUri: linksOf(profile).terms,
    customerName,
    sections: consent.sections.map((section) =>
      receiptSection(
        section,
        client,
        decision.find((made) => made.section === section.id),
        granted,
      ),
    ),
  }
}

function receiptSection(
  section: ConsentSection,
  client: Client,
  decision: SectionDecision | undefined,
  granted: readonly GrantedScope[],
): ReceiptSection {
  const chosen = new Set(decision?.entries)
  const isAll = chosen.delete(everythingTyped)
  return {
    scopes: section.scopes.map(wordedScope),
    durations: section.durations.map((duration) => ({
      ...duration,
      boundary: boundaryIn(granted, section, duration),
    })),
    purpose: shownPurpose(section, client),
    selection: section.selection && {
      type: section.selection.type,
      includeFuture: decision?.includeFuture ?? false,
      ...(isAll && { isAll }),
      chosen: section.selection.entries
        .filter((entry) => chosen.has(entry.id))
        .map(({ id, number, address }) => ({ id, number, address })),
      of: section.selection.entries.length,
    },
  }
}

/** What the purpose component says, on the form and on the receipt (CO-060 to CO-066, RC-040). */
export function shownPurpose({ purpose }: ConsentSection, client: Client): ShownPurpose | null {
  if (!purpose) return null
  const { id, content, relatedUri, relatedName } = purpose
  return { content, relatedUri, relatedName, isClients: client.purposes.some((own) => own.id === id) }
}

/** The moment that the grant has, counted from the approval and not from when the form was shown. */
function boundaryIn(
  granted: readonly GrantedScope[],
  section: ConsentSection,
  duration: { field: string; boundary: string },
): string {
  const scope = granted.find((one) => section.scopes.some((asked) => asked.scope === one.scope))
  const boundary = scope?.fields[duration.field]
  return typeof boundary === 'string' ? boundary : duration.boundary
}
