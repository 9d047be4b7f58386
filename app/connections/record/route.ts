import { getLocale } from 'next-intl/server'
import { getTranslations } from '#components/ui/translations.ts'
import { presentedClients } from '#lib/clients/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import {
  givenInFull,
  grantAsOf,
  historyOf,
  isOver,
  placesGiven,
  receiptsOf,
  standingContent,
  toldHistory,
  usesOf,
} from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { customerOfSession, signInAddress } from '../../session.ts'
import { recordedSection } from './recorded-section.ts'

/** A customer's own record as a file, in their words: approvals, receipts, history and reads. */
export async function GET(): Promise<Response> {
  const { storage, secret, profile, catalog, environment, now } = getRuntime()
  if (profile.withoutSignIn) return new Response(null, { status: 404 })
  const customer = await customerOfSession()
  if (!customer) {
    return new Response(null, { status: 303, headers: { Location: signInAddress(pagePaths.connections) } })
  }
  const at = isoInstant(now())
  const [locale, status, acts] = await Promise.all([
    getLocale(),
    getTranslations('status'),
    getTranslations('connections.acts'),
  ])
  const manner = { locale, profile, catalog }
  const places = await placesGiven(storage.db, customer.id, at)
  const given = await givenInFull(
    storage.db,
    secret,
    places.map(({ grantId }) => grantId),
  )
  const clients = await presentedClients(
    storage.db,
    places.map(({ clientId }) => clientId),
  )
  const approvals = await Promise.all(
    given.map(async ({ grant: stored, receipt: newest, address }) => {
      const grant = grantAsOf(stored, now())
      const [receipts, history, uses] = await Promise.all([
        receiptsOf(storage.db, grant.id),
        historyOf(storage.db, grant.id),
        usesOf(storage.db, grant.parent ?? grant.id),
      ])
      return {
        id: grant.id,
        client: { id: grant.clientId, name: clients.get(grant.clientId)?.name ?? grant.clientId },
        status: grant.status,
        says: status(grant.status),
        since: grant.notBefore ?? grant.created,
        ends: grant.expires,
        changed: grant.modified,
        opens: isOver(grant.status)
          ? []
          : standingContent(grant, newest.content).sections.map((section) =>
              recordedSection(section, { ...manner, at }),
            ),
        newestReceipt: `${environment.publicUrl}${pagePaths.receipt(address)}`,
        receipts: receipts.map(({ number, created, content: { termsUri, sections, ...content } }) => ({
          number,
          created,
          ...content,
          ...(termsUri !== undefined && { termsUri: new URL(termsUri, environment.publicUrl).href }),
          sections: sections.map((section) => recordedSection(section, { ...manner, at: created })),
        })),
        history: toldHistory(history, catalog).map(({ at, by, cause, told, from, to }) => ({
          at,
          says: acts(told),
          by,
          cause,
          from,
          to,
        })),
        reads: uses.map(({ day, kind, reads, lastAt }) => ({ day, kind, reads, lastAt })),
      }
    }),
  )
  return new Response(
    JSON.stringify({ utility: profile.name, made: at, language: locale, approvals }, null, 2),
    {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="connections.json"',
        'Cache-Control': 'no-store',
      },
    },
  )
}
