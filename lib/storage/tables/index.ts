import type { ClientTables } from './clients.ts'
import type { ConsentRequestTables } from './consent-requests.ts'
import type { CustomerTables } from './customers.ts'
import type { GrantTables } from './grants.ts'
import type { NotifyTables } from './notify.ts'
import type { OAuthTables } from './oauth.ts'
import type { PortalTables } from './portal.ts'

export type Tables = OAuthTables &
  ClientTables &
  ConsentRequestTables &
  CustomerTables &
  GrantTables &
  NotifyTables &
  PortalTables
