import { home, type Story } from './story.ts'

const edges = 'On the edge'

/** Refusals, and ways of sending that are rarely needed. */
export const storiesOnTheEdge: readonly Story[] = [
  {
    id: 'sign-in-again',
    group: edges,
    title: 'The customer has to sign in again, signed in or not',
    note: 'prompt=login, and the username filled in.',
    asks: { cds_service_contracts: {} },
    orElse: [{ delivery_details: {} }, { supply_details: {} }],
    loginHint: home,
    prompt: 'login',
  },
  {
    id: 'not-pushed',
    group: edges,
    title: 'The request travels in the address, not pushed ahead',
    note: 'The plain way of OAuth: everything is in the link.',
    asks: { cds_accounts: {} },
    orElse: [{ account_details: {} }, { supply_details: {} }],
    plain: true,
  },
  {
    id: 'nothing-matches',
    group: edges,
    title: 'We ask for electric service, and the customer has only water',
    note: 'Sign in as water@example.com: a page explains, and nothing is shared.',
    asks: { cds_service_contracts: { service_types: ['electric'], error_if_no_preselections: true } },
    loginHint: 'water@example.com',
  },
  {
    id: 'too-long',
    group: edges,
    title: 'We ask for a hundred years of usage',
    note: 'The utility refuses, and says which value is wrong and what would do.',
    asks: { cds_usage: { segment_start: 'P100Y' } },
    orElse: [{ usage: { historical_start: '100y' } }],
    refused: true,
  },
  {
    id: 'unknown-field',
    group: edges,
    title: 'We ask for something that nobody offers',
    note: 'An unknown field is refused by its path.',
    asks: { cds_service_contracts: { favourite_colour: 'green' } },
    orElse: [
      { delivery_details: { favourite_colour: 'green' } },
      { supply_details: { favourite_colour: 'green' } },
    ],
    refused: true,
  },
]
