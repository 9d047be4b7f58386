import { getLocale, getTranslations } from 'next-intl/server'
import { type Looking, lookingAt } from '#components/selection/looking.ts'
import { Page } from '#components/ui/page.tsx'
import { placeOf } from '#components/ui/safe-address.ts'
import { CodeDialog, codeOutcome } from '#components/unsigned/code-dialog.tsx'
import { ContactField } from '#components/unsigned/contact-field.tsx'
import { contactProblem, numberProblem } from '#components/unsigned/problems.ts'
import { TypedNumbers } from '#components/unsigned/typed-numbers.tsx'
import type { Client } from '#lib/clients/index.ts'
import type { Customer } from '#lib/customers/index.ts'
import {
  formToken,
  type Interaction,
  nothingTyped,
  shownPurpose,
  startingDecision,
  type UnsignedForm,
} from '#lib/interactions/index.ts'
import { type ConsentRequest, checkDecision, type SectionDecision } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { describeSection, wordedScope } from '#lib/wording/index.ts'
import { Closing } from './closing.tsx'
import { Decision } from './decision.tsx'
import { FormToken } from './form-token.tsx'
import { type Problem, Problems } from './problems.tsx'
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
  search,
}: {
  client: Client
  interaction: Interaction
  /** `null`: nobody signs in here, and `unsigned` says what was typed in. */
  customer: Customer | null
  consent: ConsentRequest
  unsigned?: UnsignedForm | undefined
  /** Of the form's address: how lists are looked at, and what the last post lacked. */
  search: URLSearchParams
}) {
  const { secret, profile, catalog, now } = getRuntime()
  const t = await getTranslations('form')
  const locale = await getLocale()
  const { uid, params } = interaction
  const manner = {
    locale,
    profile,
    catalog,
    at: now().toString(),
  }
  const token = formToken(secret, uid, customer?.id ?? '')
  const returnsTo = params.redirect_uri ?? ''
  const typed = unsigned?.typed ?? nothingTyped
  const decision = startingDecision(consent, interaction.draft)
  const sections = await Promise.all(
    consent.sections.map(async (section, index) => {
      const words = describeSection(toWorded(section), manner)
      return {
        section,
        words,
        notes: await sidesNotes(section),
        purpose: shownPurpose(section, client),
        clientName: client.name,
        decision: decision[index] as SectionDecision,
        looking: lookingAt(section.id, search) satisfies Looking,
        problem: await problemOf(section.id, words.summary, { consent, decision, search }),
        inField: await numberProblem(section.id, words.summary, typed, search),
      }
    }),
  )
  const inContact = customer ? undefined : await contactProblem(typed, search)
  const problems = [
    ...sections.flatMap(({ problem, inField }) => [problem?.atTop ?? [], inField?.atTop ?? []].flat()),
    ...(inContact ? [inContact] : []),
  ]
  const verifying = codeOutcome(search)
  return (
    <Page
      title={t('title')}
      footer={customer && <UseAnotherAccount uid={uid} token={token} customerName={customer.name} />}
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
      <form method="post" action="/api/grants">
        <FormToken uid={uid} token={token} />
        <DefaultButton />
        <section aria-labelledby="requests" className="grid gap-6">
          <h2 id="requests" className="sr-only">
            {t('requests')}
          </h2>
          {sections.map(({ problem, inField, ...props }, index) => (
            <RequestSection
              key={props.section.id}
              {...props}
              uid={uid}
              place={{ number: index + 1, total: sections.length }}
              problem={problem?.here}
            >
              {!customer && props.section.selection && (
                <TypedNumbers
                  section={props.section.id}
                  selection={props.section.selection}
                  decision={props.decision}
                  left={typed.numbers[props.section.id] ?? ''}
                  problem={problem?.here}
                  numberProblem={inField?.here}
                />
              )}
            </RequestSection>
          ))}
        </section>
        {!customer && <ContactField typed={typed.contact} problem={inContact?.sentence} />}
        <Closing clientName={client.name} sections={consent.sections} />
        <Decision host={placeOf(returnsTo)} />
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

/** The same fault in both places: the summary at the top leads to it (LY-084, LY-085). */
async function problemOf(
  section: string,
  summary: string,
  posted: {
    consent: ConsentRequest
    decision: readonly SectionDecision[]
    search: URLSearchParams
  },
): Promise<{ atTop: Problem; here: string } | undefined> {
  const { consent, decision, search } = posted
  const t = await getTranslations('problems')
  const place = `${section}-selection`
  if (search.get('changed')?.split(' ').includes(section)) {
    return { atTop: { place, sentence: t('changed', { section: summary }) }, here: t('changedHere') }
  }
  const isChecked = search.get('check') === 'on'
  if (!isChecked || !checkDecision(consent, decision).some((problem) => problem.section === section)) {
    return undefined
  }
  return {
    atTop: { place, sentence: t('nothingChosen', { section: summary }) },
    here: t('nothingChosenHere'),
  }
}
