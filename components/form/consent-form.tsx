import { getLocale } from 'next-intl/server'
import { type Looking, lookingAt } from '#components/selection/looking.ts'
import { Page } from '#components/ui/page.tsx'
import { placeOf } from '#components/ui/safe-address.ts'
import { getTranslations } from '#components/ui/translations.ts'
import { CodeDialog, codeOutcome } from '#components/unsigned/code-dialog.tsx'
import { ContactField } from '#components/unsigned/contact-field.tsx'
import { contactProblem, numberProblem } from '#components/unsigned/problems.ts'
import { TypedNumbers } from '#components/unsigned/typed-numbers.tsx'
import type { Client } from '#lib/clients/index.ts'
import type { Customer } from '#lib/customers/index.ts'
import type { Grant } from '#lib/grants/index.ts'
import {
  formToken,
  type Interaction,
  nothingTyped,
  shownPurpose,
  startingDecision,
  type UnsignedForm,
} from '#lib/interactions/index.ts'
import { type ConsentRequest, checkDecision, type SectionDecision, withChanges } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { describeSection, wordedScope } from '#lib/wording/index.ts'
import { Amendment } from './amendment.tsx'
import { changesView } from './changes-view.ts'
import { Closing } from './closing.tsx'
import { Decision } from './decision.tsx'
import { DraftButton } from './draft-button.tsx'
import { sectionProblems } from './form-problems.ts'
import { FormToken } from './form-token.tsx'
import { Problems } from './problems.tsx'
import { RemovedSection } from './removed-section.tsx'
import { RequestSection } from './request-section.tsx'
import { Requester } from './requester.tsx'
import { sidesNotes } from './sides-notes.ts'
import { UseAnotherAccount } from './use-another-account.tsx'

/** The form (WG3-01 §9.2.1): header, requester, requests, closing, decision, footer. */
export async function ConsentForm({
  client,
  interaction,
  customer,
  consent,
  unsigned,
  grant,
  search,
}: {
  client: Client
  interaction: Interaction
  /** `null`: nobody signs in here, and `unsigned` says what was typed in. */
  customer: Customer | null
  consent: ConsentRequest
  unsigned?: UnsignedForm | undefined
  /** The one that the request would change, as it stands. */
  grant?: Grant | undefined
  /** Of the form's address: how lists are looked at, and what the last post lacked. */
  search: URLSearchParams
}) {
  const { secret, profile, catalog, now } = getRuntime()
  const t = await getTranslations('form')
  const edit = await getTranslations('changes')
  const locale = await getLocale()
  const { uid, params } = interaction
  const clock = { now: now(), timezone: profile.timezone }
  const manner = { locale, profile, catalog, at: clock.now.toString() }
  const token = formToken(secret, uid, customer?.id ?? '')
  const returnsTo = params.redirect_uri ?? ''
  /** One that was never approved shares nothing yet, such as a tenant's part of a building: all of it is asked for. */
  const standing = grant && grant.receiptConfirmations.length > 0 ? grant : undefined
  const typed = unsigned?.typed ?? nothingTyped
  const decision = startingDecision(consent, interaction.draft, customer?.id ?? '')
  const left = withChanges(consent, decision, clock).sections
  const faults = checkDecision(consent, decision, clock)
  const sections = await Promise.all(
    consent.sections.map(async (asked, index) => {
      const { changes } = decision[index] as SectionDecision
      const section = left.find(({ id }) => id === asked.id) ?? asked
      const words = describeSection(toWorded(section), manner)
      return {
        isRemoved: changes?.isRemoved ?? false,
        changes: changesView(asked, changes, left.length, { clock, manner }),
        section,
        words,
        notes: await sidesNotes(section),
        purpose: shownPurpose(section, client),
        clientName: client.name,
        decision: decision[index] as SectionDecision,
        looking: lookingAt(section.id, search) satisfies Looking,
        problems: await sectionProblems(asked, words.summary, faults, search),
        inField: await numberProblem(section.id, words.summary, typed, search),
      }
    }),
  )
  const inContact = customer ? undefined : await contactProblem(typed, search)
  const problems = [
    ...sections.flatMap(({ problems, inField }) => [
      ...problems.atTop,
      ...(inField ? [inField.atTop].flat() : []),
    ]),
    ...(inContact ? [inContact] : []),
  ]
  const isTwin = (summary: string) => sections.filter(({ words }) => words.summary === summary).length > 1
  const verifying = codeOutcome(search)
  return (
    <Page
      title={t('title')}
      footer={
        customer &&
        interaction.customerId === undefined && (
          <UseAnotherAccount uid={uid} token={token} customerName={customer.name} />
        )
      }
      dialog={
        unsigned?.check && verifying ? (
          <CodeDialog
            uid={uid}
            token={token}
            check={unsigned.check}
            outcome={verifying}
            host={placeOf(returnsTo)}
          />
        ) : undefined
      }
    >
      <Problems problems={problems} />
      <Requester client={client} customerName={customer?.name} returnsTo={returnsTo} />
      {standing && <Amendment grant={standing} sections={left} clientName={client.name} manner={manner} />}
      <form method="post" action="/api/grants" noValidate>
        <FormToken uid={uid} token={token} />
        <DefaultButton />
        <section aria-labelledby="requests" className="grid grid-cols-1 gap-6">
          <h2 id="requests" className="sr-only">
            {t('requests')}
          </h2>
          {sections.map(({ isRemoved, inField, ...props }, index) =>
            isRemoved ? (
              <RemovedSection key={props.section.id} id={props.section.id} summary={props.words.summary} />
            ) : (
              <RequestSection
                key={props.section.id}
                {...props}
                uid={uid}
                place={{ number: index + 1, total: sections.length, isTwin: isTwin(props.words.summary) }}
              >
                {!customer && props.section.selection && (
                  <TypedNumbers
                    section={props.section.id}
                    selection={props.section.selection}
                    decision={props.decision}
                    left={typed.numbers[props.section.id] ?? ''}
                    problem={props.problems.selection}
                    numberProblem={inField?.here}
                  />
                )}
              </RequestSection>
            ),
          )}
          {decision.some(({ changes }) => changes) && (
            <p>
              <DraftButton act="reset">{edit('reset')}</DraftButton>
            </p>
          )}
        </section>
        {!customer && <ContactField typed={typed.contact} problem={inContact?.sentence} />}
        <Closing clientName={client.name} sections={left} />
        <Decision host={placeOf(returnsTo)} isChange={standing !== undefined} />
      </form>
    </Page>
  )
}

/** What the key Enter presses in a form: keeps what is chosen, and decides nothing. */
function DefaultButton() {
  return (
    <button
      type="submit"
      name="do"
      value="view"
      formAction="/api/drafts"
      tabIndex={-1}
      aria-hidden="true"
      className="sr-only"
    />
  )
}

function toWorded({ scopes, durations }: ConsentRequest['sections'][number]) {
  return { durations, scopes: scopes.map(wordedScope) }
}
