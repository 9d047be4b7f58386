import { z } from 'zod'
import type { SelectionType } from '#lib/catalog/index.ts'
import type { Links } from '../links.ts'
import type { NeededConsent, ObjectKind, ObjectKinds, StatementQuery, UsageQuery } from '../resources.ts'
import type { Contact, Customer, SelectionEntry } from '../types.ts'
import { certificate, objectKinds, usageSegment } from './objects.ts'

const text = z.string()
const texts = z.array(text)
const whose = text
  .nullable()
  .describe('Id of the customer whose objects are read; null: those of all customers')
const selectionType = z.enum([
  'account_selection',
  'service_contract_selection',
  'servicepoint_selection',
  'meter_device_selection',
  'aggregation_selection',
] as const satisfies readonly SelectionType[])

const customer: z.ZodType<Customer> = z.object({ id: text, username: text, name: text })
const maybeCustomer = z.object({ customer: customer.nullable().describe('null: there is none') })
const contact: z.ZodType<Contact> = z.object({ kind: z.enum(['email', 'phone']), value: text })

const entry: z.ZodType<SelectionEntry> = z.object({
  id: text,
  number: text,
  name: text.nullable(),
  address: text.nullable(),
  serviceTypes: texts,
  status: text,
  accountNumbers: texts,
  contractNumbers: texts,
  programs: texts,
  programNumbers: texts,
  servicepointNumbers: texts,
  servicepointTypes: texts,
  premiseNumbers: texts,
  meterNumbers: texts,
  meterTypes: texts,
  meterApps: texts,
  aggregationNumbers: texts,
  aggregationTypes: texts,
  addresses: texts,
})

const link = { id: text, number: text.nullable(), created: text, modified: text }
const links = {
  accounts: z.object({ ...link, parent: text.nullable() }),
  contracts: z.object({ ...link, account: text }),
  points: z.object({ ...link, contracts: texts, previousContracts: texts }),
  meters: z.object({ ...link, points: texts, previousPoints: texts }),
  aggregations: z.object({
    ...link,
    accounts: texts,
    contracts: texts,
    points: texts,
    meters: texts,
    aggregations: texts,
  }),
} satisfies { [Kind in keyof Links]: z.ZodType<Links[Kind][number]> }

const statementQuery: z.ZodType<StatementQuery> = z.object({
  accounts: texts,
  from: z.iso.date().exactOptional(),
  until: z.iso.date().exactOptional(),
})
const usageQuery: z.ZodType<UsageQuery> = z.object({
  contracts: texts,
  aggregations: texts.exactOptional(),
  from: text.exactOptional(),
  until: text.exactOptional(),
  beyond: z.object({ start: text, modified: text, id: text }).exactOptional(),
  backwards: z.boolean().exactOptional(),
  limit: z.int(),
})
const consent: z.ZodType<NeededConsent> = z.object({
  customerId: text,
  aggregationNumber: text,
  premiseNumbers: texts,
})

/** A list comes in pages as long as the utility likes; `after` is the `next` of the page before. */
const after = text.exactOptional()
function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: text.nullable().describe('null: this page is the last') })
}

/** What the utility implements: each a POST to its name, JSON in and out. */
export const operations = {
  'sign-in': {
    says: 'Whose sign-in this is, by the password that the customer typed.',
    asks: z.object({ username: text, password: text, path: text.exactOptional() }),
    answers: maybeCustomer,
  },
  'find-customer': {
    says: 'A customer by id.',
    asks: z.object({ customerId: text }),
    answers: maybeCustomer,
  },
  contacts: {
    says: 'Where a customer is reached, an e-mail address first.',
    asks: z.object({ customerId: text }),
    answers: z.object({ contacts: z.array(contact) }),
  },
  'reached-by': {
    says: 'The one customer who has this contact on file; none where several share it.',
    asks: z.object({ contact }),
    answers: maybeCustomer,
  },
  'known-by': {
    says: "The customer whom the utility's OpenID Provider means.",
    asks: z.object({ subject: text, path: text }),
    answers: maybeCustomer,
  },
  selectable: {
    says: 'What can be chosen on a form, sorted as shown.',
    asks: z.object({ whose, type: selectionType, after }),
    answers: page(entry),
  },
  'links-accounts': linksOf('accounts'),
  'links-contracts': linksOf('contracts'),
  'links-points': linksOf('points'),
  'links-meters': linksOf('meters'),
  'links-aggregations': linksOf('aggregations'),
  'objects-account': objectsOf('account'),
  'objects-service_contract': objectsOf('service_contract'),
  'objects-service_point': objectsOf('service_point'),
  'objects-meter_device': objectsOf('meter_device'),
  'objects-aggregation': objectsOf('aggregation'),
  'objects-bill_statement': objectsOf('bill_statement'),
  'objects-bill_section': objectsOf('bill_section'),
  statements: {
    says: 'Bill statements, newest statement_date first; both days are inside.',
    asks: z.object({ whose, query: statementQuery, after }),
    answers: page(objectKinds.bill_statement),
  },
  sections: {
    says: 'Bill sections of statements, by account number and start_date.',
    asks: z.object({ whose, statementIds: texts, after }),
    answers: page(objectKinds.bill_section),
  },
  usage: {
    says: 'Usage segments by segment_start, then cds_modified, newest first, then id; at most limit of them.',
    asks: z.object({ whose, query: usageQuery, after }),
    answers: page(usageSegment),
  },
  certificates: {
    says: 'All energy attribute certificates, by id.',
    asks: z.object({ after }),
    answers: page(certificate),
  },
  consents: {
    says: 'Who has to agree before these aggregations are read as a whole.',
    asks: z.object({ aggregationNumbers: texts, after }),
    answers: page(consent),
  },
} as const

export type Operation = keyof typeof operations
export type Asks<Name extends Operation> = z.output<(typeof operations)[Name]['asks']>
export type Answers<Name extends Operation> = z.output<(typeof operations)[Name]['answers']>
/** Those that answer with a list. */
export type ListOperation = {
  [Name in Operation]: Answers<Name> extends { items: unknown } ? Name : never
}[Operation]

function linksOf<Kind extends keyof Links>(of: Kind) {
  return {
    says: `How the ${of} hang together; the last changed first, then by id.`,
    asks: z.object({ whose, after }),
    answers: page<z.ZodType<Links[Kind][number]>>(links[of] as unknown as z.ZodType<Links[Kind][number]>),
  }
}

function objectsOf<Kind extends ObjectKind>(kind: Kind) {
  return {
    says: `Whole objects (${kind}) by id, in any order; those that are not there are left out.`,
    asks: z.object({ whose, ids: texts, after }),
    answers: page<z.ZodType<ObjectKinds[Kind]>>(objectKinds[kind]),
  }
}
