import { allChoices, home, type Story, sampleNumbers } from './story.ts'

const halves = 'Delivery and supply'
const draft = 'More from the 2023 draft'

/** By the draft scopes of 2023. */
export const storiesOf2023: readonly Story[] = [
  {
    id: 'split',
    group: halves,
    title: 'Who delivers, and who sells? Asked as two halves',
    note: 'Two scopes. A supply names the delivery that it belongs to.',
    asks: { delivery_details: {}, supply_details: {} },
  },
  {
    id: 'combined',
    group: halves,
    title: 'A service as one whole, with all its sides',
    note: 'One scope; which parts the answer has, fields_included says.',
    asks: { service_details: { fields_included: allChoices } },
  },
  {
    id: 'combined-delivery',
    group: halves,
    title: 'A service as one whole, without the side that sells',
    note: 'fields_included leaves the supply side out.',
    asks: { service_details: { fields_included: ['commodity', 'distribution_details'] } },
  },
  {
    id: 'delivery',
    group: halves,
    title: 'A grid study wants the delivery side alone',
    note: 'What a distributor can answer by itself.',
    asks: { delivery_details: {} },
  },
  {
    id: 'supply',
    group: halves,
    title: 'A green label wants to know the supplier and the tariff',
    note: 'What a retailer can answer by itself.',
    asks: { supply_details: {} },
  },
  {
    id: 'one-delivery',
    group: halves,
    title: `A charging station is planned at service ${sampleNumbers.contract}`,
    note: 'Preselection by number, in the words of the draft.',
    asks: { delivery_details: { services: [sampleNumbers.contract] } },
    loginHint: home,
  },
  {
    id: 'draft-accounts',
    group: draft,
    title: 'A helper wants to see which accounts there are',
    note: 'The older scope for accounts.',
    asks: { account_details: {} },
  },
  {
    id: 'draft-usage',
    group: draft,
    title: 'Three years of usage, and six months more to come',
    note: 'Past and future as two lengths.',
    asks: { usage: { historical_start: '3y', ongoing_end: '6m' } },
  },
  {
    id: 'draft-usage-signed',
    group: draft,
    title: 'Usage from two years ago until now',
    note: 'The same in the other notation, signed from now.',
    asks: { usage: { start: '-2y', end: 'now' } },
  },
  {
    id: 'draft-bills',
    group: draft,
    title: 'An energy advisor reads one year of bills',
    note: 'The older scope for bills.',
    asks: { bills: { historical_start: '1y' } },
  },
  {
    id: 'draft-programs',
    group: draft,
    title: 'A caseworker asks for programs the customer takes part in',
    note: 'The older scope for programs.',
    asks: { program_details: {} },
  },
  {
    id: 'draft-aggregates',
    group: draft,
    title: 'A city counts whole buildings',
    note: 'The older scope for aggregates.',
    asks: { aggregates: {} },
  },
]
