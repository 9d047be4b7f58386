export type { AddressConvention } from './address/convention.ts'
export { addressConventions, normalizedAddress, normalizedInput } from './address/normalized-address.ts'
export { bareEntry } from './bare-entry.ts'
export type { BillSection, BillStatement } from './bills.ts'
export type { EnergyAttributeCertificate } from './certificates.ts'
export { createEmbeddedDirectory } from './embedded/directory.ts'
export { createEmbeddedResources } from './embedded/resources.ts'
export type { ConnectorWatch } from './http/call.ts'
export { createHttpConnector } from './http/connector.ts'
export type { AccountLink, AggregationLink, ContractLink, Links, MeterLink, PointLink } from './links.ts'
export type {
  Account,
  Aggregation,
  Decimal,
  MeterDevice,
  Program,
  ServiceContract,
  ServicePoint,
} from './objects.ts'
export type {
  NeededConsent,
  ObjectKind,
  ObjectKinds,
  Resources,
  StatementQuery,
  UsagePosition,
  UsageQuery,
  Whose,
} from './resources.ts'
export { refuseSandboxCustomers } from './sandbox/refuse.ts'
export { loadSandbox, type Sandbox, type SandboxCustomer } from './sandbox/sandbox-file.ts'
export { sandboxSignIns, seedSandbox } from './sandbox/seed.ts'
export type { Contact, Customer, Directory, SelectionEntry } from './types.ts'
export type { UsageSegment, ValueFormat, ValueObject } from './usage.ts'
