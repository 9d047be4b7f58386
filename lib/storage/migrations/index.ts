import * as oauth from './001-oauth.ts'
import * as clients from './002-clients.ts'
import * as customers from './003-customers.ts'
import * as grants from './004-grants.ts'
import * as purposes from './005-purposes.ts'
import * as directGrants from './006-direct-grants.ts'
import * as sharedObjects from './007-shared-objects.ts'
import * as outbox from './008-outbox.ts'
import * as grantHistory from './009-grant-history.ts'
import * as withoutSignIn from './010-without-sign-in.ts'
import * as clientReviews from './011-client-reviews.ts'
import * as messagesOfClients from './012-messages-of-clients.ts'
import * as expiring from './013-expiring.ts'
import * as grantCustomer from './014-grant-customer.ts'
import * as grantWalks from './015-grant-walks.ts'
import * as signInPaths from './016-sign-in-paths.ts'
import * as portalTokens from './017-portal-tokens.ts'
import * as grantUses from './018-grant-uses.ts'
import * as grantPlaces from './019-grant-places.ts'
import * as consentRequests from './020-consent-requests.ts'
import * as interactionStages from './021-interaction-stages.ts'
import * as grantPeriods from './022-grant-periods.ts'
import * as grantChildren from './023-grant-children.ts'
import * as grantsOfCustomer from './024-grants-of-customer.ts'
import * as periodsOfTenDays from './025-periods-of-ten-days.ts'
import * as arraysOfMessages from './026-arrays-of-messages.ts'

/** In order of name; one that was released is never edited. */
export const migrations = {
  '001-oauth': oauth,
  '002-clients': clients,
  '003-customers': customers,
  '004-grants': grants,
  '005-purposes': purposes,
  '006-direct-grants': directGrants,
  '007-shared-objects': sharedObjects,
  '008-outbox': outbox,
  '009-grant-history': grantHistory,
  '010-without-sign-in': withoutSignIn,
  '011-client-reviews': clientReviews,
  '012-messages-of-clients': messagesOfClients,
  '013-expiring': expiring,
  '014-grant-customer': grantCustomer,
  '015-grant-walks': grantWalks,
  '016-sign-in-paths': signInPaths,
  '017-portal-tokens': portalTokens,
  '018-grant-uses': grantUses,
  '019-grant-places': grantPlaces,
  '020-consent-requests': consentRequests,
  '021-interaction-stages': interactionStages,
  '022-grant-periods': grantPeriods,
  '023-grant-children': grantChildren,
  '024-grants-of-customer': grantsOfCustomer,
  '025-periods-of-ten-days': periodsOfTenDays,
  '026-arrays-of-messages': arraysOfMessages,
}
