import type { AskingClient } from '../wire/clients.ts'
import type { Field, Scope } from '../wire/discover.ts'
import { storiesOf2023 } from './stories-of-2023.ts'
import { storiesOfCustomerData } from './stories-of-customer-data.ts'
import { storiesOnTheEdge } from './stories-on-the-edge.ts'
import { type Asks, allChoices, type Story } from './story.ts'

export type Detail = { readonly type: string } & { readonly [field: string]: unknown }

/** A request that can be sent as it is, or changed first. */
export interface ReadyMade {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly note: string
  readonly scope: string
  readonly details: readonly Detail[]
  readonly loginHint: string
  readonly prompt: string
  readonly pushed: boolean
}

const stories = [...storiesOfCustomerData, ...storiesOf2023, ...storiesOnTheEdge]

/** What makes sense at this utility: only scopes, fields, choices and durations that it offers. */
export function readyMade(clients: readonly AskingClient[]): ReadyMade[] {
  const all = clients.flatMap((client) => [
    ...stories.flatMap((story) => told(story, client)),
    ...client.scopes.flatMap(bySelectionType),
    ...client.scopes.map(asUsual),
  ])
  return [...Map.groupBy(all, sameness).values()].flatMap(([first]) => first ?? [])
}

/** Two stories may come to one request where a utility offers little. */
function sameness({ scope, details, loginHint, prompt, pushed }: ReadyMade): string {
  return JSON.stringify([scope, details, loginHint, prompt, pushed])
}

function told(story: Story, client: AskingClient): ReadyMade[] {
  const asks = [story.asks, ...(story.orElse ?? [])].find((asked) => isOffered(asked, client, story.refused))
  if (!asks) return []
  const parts = Object.entries(asks).map(([type, fields]) => {
    const scope = ofType(client, type) as Scope
    return { scope: scope.id, detail: detail(scope, fields) }
  })
  return [
    {
      id: story.id,
      group: story.group,
      title: story.title,
      note: story.note,
      scope: parts.map((part) => part.scope).join(' '),
      details: parts.map((part) => part.detail),
      loginHint: story.loginHint ?? '',
      prompt: story.prompt ?? '',
      pushed: !story.plain,
    },
  ]
}

function isOffered(asks: Asks, client: AskingClient, refused: true | undefined): boolean {
  return Object.entries(asks).every(([type, fields]) => {
    const scope = ofType(client, type)
    if (!scope) return false
    return refused || Object.entries(fields).every(([id, value]) => takes(fieldOf(scope, id), value))
  })
}

function ofType(client: AskingClient, type: string): Scope | undefined {
  return client.scopes.find((scope) => scope.type === type)
}

function fieldOf(scope: Scope, id: string): Field | undefined {
  return scope.authorization_details_fields_supported.find((field) => field.id === id)
}

function takes(field: Field | undefined, value: unknown): boolean {
  if (!field) return false
  if (value === allChoices) return (field.choices?.length ?? 0) > 0
  const offered = field.choices?.map((choice) => choice.id)
  if (Array.isArray(value) && offered) return value.every((choice) => offered.includes(choice))
  if (typeof value === 'string' && offered) return offered.includes(value)
  if (typeof value === 'string' && typeof field.maximum === 'string') {
    return daysOf(value) <= daysOf(field.maximum)
  }
  return true
}

const daysIn: Readonly<Record<string, number>> = { Y: 365, M: 30, W: 7, D: 1 }

/** Roughly, to compare: of `P1Y6M` as of the draft's `-18m`. Unlimited for what is no length. */
function daysOf(length: string): number {
  const parts = [...length.toUpperCase().matchAll(/(\d+)([YMWD])/g)]
  if (parts.length === 0) return /^(now|P?T?0S?)$/i.test(length) ? 0 : Number.POSITIVE_INFINITY
  return parts.reduce((days, [, count, unit]) => days + Number(count) * (daysIn[unit as string] ?? 0), 0)
}

function detail(scope: Scope, fields: Readonly<Record<string, unknown>>): Detail {
  const filled = Object.entries(fields).map(([id, value]) =>
    value === allChoices ? [id, fieldOf(scope, id)?.choices?.map((choice) => choice.id)] : [id, value],
  )
  return { type: detailsType(scope), ...Object.fromEntries(filled) }
}

function detailsType(scope: Scope): string {
  return scope.authorization_details_types_supported[0] ?? scope.id
}

const chosenBy: Readonly<Record<string, string>> = {
  account_selection: 'account by account',
  service_contract_selection: 'service by service',
  servicepoint_selection: 'by the place where a service arrives',
  meter_device_selection: 'meter by meter',
  aggregation_selection: 'building by building',
}

/** One request for each way in which the customer may choose. */
function bySelectionType(scope: Scope): ReadyMade[] {
  const choices = fieldOf(scope, 'authorization_form_selection_type')?.choices ?? []
  if (choices.length < 2) return []
  return choices.map((choice) => ({
    ...plainly(scope),
    id: `${scope.id}-${choice.id}`,
    group: 'How the customer chooses',
    title: `${scope.name}, chosen ${chosenBy[choice.id] ?? choice.name}`,
    note: `authorization_form_selection_type is ${choice.id}.`,
    details: [{ type: detailsType(scope), authorization_form_selection_type: choice.id }],
  }))
}

/** One request for each scope, and nothing said about it: the utility's defaults show. */
function asUsual(scope: Scope): ReadyMade {
  return {
    ...plainly(scope),
    id: `${scope.id}-as-usual`,
    group: 'As the utility has it',
    title: `${scope.name}, with everything that is usual here`,
    note: 'No details: what is asked for then is what the utility documents as default.',
    details: [],
  }
}

function plainly(scope: Scope) {
  return { scope: scope.id, loginHint: '', prompt: '', pushed: true }
}
