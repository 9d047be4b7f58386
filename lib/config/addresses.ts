/**
 * Every public path, in one list: metadata names them, both planes serve them.
 * Machines' paths never reach Next, people's never reach Koa (`isMachinePath`).
 */
export const machinePaths = {
  cdsServerMetadata: '/.well-known/cds-server-metadata.json',
  authorizationServerMetadata: '/.well-known/oauth-authorization-server',
  authorize: '/oauth/authorize',
  par: '/oauth/par',
  token: '/oauth/token',
  introspect: '/oauth/introspect',
  revoke: '/oauth/revoke',
  register: '/oauth/register',
  jwks: '/oauth/jwks',
  coverage: '/cds/coverage',
  clients: '/cds/clients',
  messages: '/cds/messages',
  credentials: '/cds/credentials',
  grants: '/cds/grants',
  customerData: '/cds/customer-data',
  /** For a utility's own authorization server. */
  consentRequests: '/consent-requests',
  consentRequestKeys: '/consent-requests/jwks',
} as const

/** For those who watch the process; neither plane's. */
export const operationPaths = { health: '/health', ready: '/ready' } as const

/** Addresses of one consent request. */
export const consentRequestPaths = {
  /** Read by the authorization server. */
  request: (uid: string) => `/consent-requests/${uid}`,
  /** Opens the form, once. */
  start: (uid: string) => `/consent-requests/${uid}/start`,
  /** Takes the decision to the authorization server. */
  return: (uid: string) => `/consent-requests/${uid}/return`,
} as const

/** Addresses of one client; for its admin token alone. */
export const clientPaths = {
  client: (clientId: string) => `/cds/clients/${clientId}`,
  serverMetadata: (clientId: string) => `/cds/clients/${clientId}/server-metadata`,
  authorizationServerMetadata: (clientId: string) => `/cds/clients/${clientId}/oauth-metadata`,
} as const

/** Listings of the Customer Data API. WG3-01 §5 */
export const customerDataPaths = {
  accounts: '/cds/customer-data/accounts',
  serviceContracts: '/cds/customer-data/service-contracts',
  servicePoints: '/cds/customer-data/service-points',
  meterDevices: '/cds/customer-data/meter-devices',
  billStatements: '/cds/customer-data/bill-statements',
  billSections: '/cds/customer-data/bill-sections',
  aggregations: '/cds/customer-data/aggregations',
  usageSegments: '/cds/customer-data/usage-segments',
  certificates: '/cds/customer-data/eacs',
} as const

/** What an energy attribute certificate says. */
export const certificateDataPath = (id: string) => `${customerDataPaths.certificates}/${id}/data`

/** The 2023 draft's endpoints, at the root as the draft has them (DR-20 to DR-22). */
export const draftPaths = [
  '/account_details',
  '/service_details',
  '/delivery_details',
  '/supply_details',
  '/program_details',
  '/bills',
  '/usage',
  '/aggregates',
] as const

export const pagePaths = {
  home: '/',
  signIn: '/login',
  invalidRequest: '/invalid-request',
  /** Says why a post decided nothing. */
  refused: '/refused',
  humanRegistration: '/register',
  documentation: '/docs',
  testAccounts: '/docs/test-accounts',
  support: '/support',
  policy: '/policy',
  terms: '/terms',
  privacy: '/privacy',
  /** A file of the utility's brand; another content, another address. */
  brandFile: ({ file, version }: { readonly file: string; readonly version: string }) =>
    `/brand/${file}?v=${version}`,
  authorize: (uid: string) => `/authorize/${uid}`,
  receipt: (address: string) => `/receipts/${address}`,
  /** All that a customer has approved (WG3-01 §9.1.1, AU-035). */
  connections: '/connections',
  /** The same as a file. */
  connectionsRecord: '/connections/record',
  /** One of them: what it opens, what was read by it, and what can be changed. */
  connection: (grantId: string) => `/connections/${grantId}`,
  /** To which the utility's portal posts its customer. */
  portalSession: '/api/portal-session',
  /** Where a client without an address of its own sends its customers back to (RG-035). */
  defaultRedirect: (clientId: string) => `/clients/${clientId}/return`,
  errorDocumentation: (code: string) => `/docs/errors/${code}`,
  scopeDocumentation: (scope: string) => `/docs/scopes/${scope}`,
  /** A scope's field; a choice of it is the anchor behind. */
  fieldDocumentation: (scope: string, field: string) => `/docs/scopes/${scope}/${field}`,
  choiceDocumentation: (scope: string, field: string, choice: string) =>
    `/docs/scopes/${scope}/${field}#${choice}`,
} as const

/** In the form's address after a decision: who opened the form is told of it before it goes on. */
export const embeddedAnswer = 'told'

const machinePrefixes = ['/.well-known/', '/oauth/', '/cds/', `${machinePaths.consentRequests}/`]

export function isMachinePath(path: string): boolean {
  return (
    path === machinePaths.consentRequests ||
    machinePrefixes.some((prefix) => path.startsWith(prefix)) ||
    draftPaths.some((draft) => path === draft || path.startsWith(`${draft}/`))
  )
}
