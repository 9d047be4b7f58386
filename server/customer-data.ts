import { z } from 'zod'
import {
  certificateData,
  listAccounts,
  listAggregations,
  listCertificates,
  listContracts,
  listMeters,
  listPoints,
  listSections,
  listSegments,
  listStatements,
  type Page,
  type View,
} from '#lib/access/index.ts'
import { certificateDataPath, customerDataPaths } from '#lib/config/index.ts'
import type { Resources } from '#lib/customers/index.ts'
import type { UseKind } from '#lib/grants/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { encryptedBody } from './encrypted-body.ts'
import { day, found, moment, pageAddress, spaceSeparated } from './listing.ts'
import { openedView } from './opened-view.ts'
import { type Answer, type AnyRoute, route } from './route.ts'
import { withDecimals } from './wire-decimals.ts'

/** An empty one is none (AP-052). */
const term = z
  .string()
  .transform((text) => text || undefined)
  .optional()

const cursor = z.string().optional()

export const routes: AnyRoute[] = [
  listing({
    path: customerDataPaths.accounts,
    section: 'WG3-01 §10.1.10',
    array: 'accounts',
    kind: 'accounts',
    query: z.object({
      cds_account_ids: spaceSeparated,
      customer_numbers: spaceSeparated,
      account_numbers: spaceSeparated,
      account_statuses: spaceSeparated,
      q: term,
      cursor,
    }),
    list: reading(listAccounts),
  }),
  listing({
    path: customerDataPaths.serviceContracts,
    section: 'WG3-01 §10.2.7',
    array: 'service_contracts',
    kind: 'services',
    query: z.object({
      cds_servicecontract_ids: spaceSeparated,
      account_numbers: spaceSeparated,
      contract_numbers: spaceSeparated,
      contract_statuses: spaceSeparated,
      contract_types: spaceSeparated,
      service_types: spaceSeparated,
      q: term,
      cursor,
    }),
    list: reading(listContracts),
  }),
  listing({
    path: customerDataPaths.servicePoints,
    section: 'WG3-01 §10.3.5',
    array: 'service_points',
    kind: 'points',
    query: z.object({
      cds_servicepoint_ids: spaceSeparated,
      servicepoint_numbers: spaceSeparated,
      current_servicecontracts: spaceSeparated,
      previous_servicecontracts: spaceSeparated,
      q: term,
      cursor,
    }),
    list: reading(listPoints),
  }),
  listing({
    path: customerDataPaths.meterDevices,
    section: 'WG3-01 §10.4.5',
    array: 'meter_devices',
    kind: 'meters',
    query: z.object({
      cds_meterdevice_ids: spaceSeparated,
      meter_number: spaceSeparated,
      meter_numbers: spaceSeparated,
      current_servicepoints: spaceSeparated,
      previous_servicepoints: spaceSeparated,
      q: term,
      cursor,
    }),
    list: reading(listMeters),
  }),
  listing({
    path: customerDataPaths.billStatements,
    section: 'WG3-01 §10.5.4',
    array: 'bill_statements',
    kind: 'bills',
    query: z.object({
      cds_billstatement_ids: spaceSeparated,
      before: day,
      after: day,
      cds_account_ids: spaceSeparated,
      account_numbers: spaceSeparated,
      cursor,
    }),
    list: reading(listStatements),
  }),
  listing({
    path: customerDataPaths.billSections,
    section: 'WG3-01 §10.6.9',
    array: 'bill_sections',
    kind: 'bills',
    query: z.object({
      cds_billsection_ids: spaceSeparated,
      before: day,
      after: day,
      cds_billstatement_ids: spaceSeparated,
      cds_account_ids: spaceSeparated,
      account_numbers: spaceSeparated,
      cds_servicecontract_ids: spaceSeparated,
      contract_numbers: spaceSeparated,
      cursor,
    }),
    list: reading(listSections),
  }),
  listing({
    path: customerDataPaths.aggregations,
    section: 'WG3-01 §10.7.8',
    array: 'aggregations',
    kind: 'groups',
    query: z.object({
      cds_aggregation_ids: spaceSeparated,
      aggregation_numbers: spaceSeparated,
      aggregation_types: spaceSeparated,
      q: term,
      cursor,
    }),
    list: reading(listAggregations),
  }),
  listing({
    path: customerDataPaths.usageSegments,
    section: 'WG3-01 §10.8.8',
    array: 'usage_segments',
    kind: 'usage',
    query: z.object({
      cds_usagesegment_ids: spaceSeparated,
      before: moment,
      after: moment,
      cds_account_ids: spaceSeparated,
      account_numbers: spaceSeparated,
      cds_servicecontract_ids: spaceSeparated,
      contract_numbers: spaceSeparated,
      cds_servicepoint_ids: spaceSeparated,
      servicepoint_numbers: spaceSeparated,
      cds_meterdevice_ids: spaceSeparated,
      meter_numbers: spaceSeparated,
      cds_billsection_ids: spaceSeparated,
      cursor,
    }),
    list: reading(listSegments),
  }),
  listing({
    path: customerDataPaths.certificates,
    section: 'WG3-01 §10.9.4',
    array: 'eacs',
    kind: 'certificates',
    query: z.object({
      cds_eac_ids: spaceSeparated,
      eac_numbers: spaceSeparated,
      beneficiaries: spaceSeparated,
      before: moment,
      after: moment,
      cursor,
    }),
    list: (view, { resources, environment }, query) =>
      listCertificates(view, resources, query, (id) => `${environment.publicUrl}${certificateDataPath(id)}`),
  }),
  route({
    method: 'get',
    path: certificateDataPath(':id'),
    section: 'WG3-01 §10.9.1',
    token: 'any',
    handle: async ({ runtime, token, params }) => {
      const view = await openedView(runtime, token, 'cds')
      const data = found(await certificateData(view, runtime.resources, params.id ?? ''), 'certificate')
      if (token.grantId !== null) runtime.noteUse(token.grantId, 'certificates')
      return answered(data, view)
    },
  }),
]

type List<Query> = (view: View, runtime: Runtime, query: Query) => Promise<Page<object>>

function reading<Query>(
  list: (view: View, resources: Resources, query: Query) => Promise<Page<object>>,
): List<Query> {
  return (view, { resources }, query) => list(view, resources, query)
}

/** One of the listings: its array, `next` and `previous` (AP-033). Parameters that it does not know are ignored (AP-026). */
function listing<Query>({
  path,
  section,
  array,
  kind,
  query,
  list,
}: {
  path: string
  section: string
  array: string
  kind: UseKind
  query: z.ZodType<Query>
  list: List<Query>
}): AnyRoute {
  return route({
    method: 'get',
    path,
    section,
    token: 'any',
    query,
    handle: async ({ runtime, token, query, ctx }) => {
      const view = await openedView(runtime, token, 'cds')
      const page = await list(view, runtime, query)
      if (token.grantId !== null) runtime.noteUse(token.grantId, kind)
      const { publicUrl } = runtime.environment
      return answered(
        {
          [array]: withDecimals(page.items),
          next: pageAddress(publicUrl, ctx, page.next),
          previous: pageAddress(publicUrl, ctx, page.previous),
        },
        view,
      )
    },
  })
}

/** Encrypted as well, where the grant has a key (AP-144, AP-146). */
async function answered(body: object, { encryptionKey }: View): Promise<Answer> {
  const noStore = { 'Cache-Control': 'no-store' }
  if (!encryptionKey) return { headers: noStore, body }
  return {
    headers: { ...noStore, 'Content-Type': 'application/jose' },
    body: await encryptedBody(body, encryptionKey),
  }
}
