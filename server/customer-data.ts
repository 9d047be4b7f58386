import { z } from 'zod'
import {
  listAccounts,
  listContracts,
  listMeters,
  listPoints,
  listSegments,
  type Page,
  type View,
} from '#lib/access/index.ts'
import { customerDataPaths } from '#lib/config/index.ts'
import type { Resources } from '#lib/customers/index.ts'
import { encryptedBody } from './encrypted-body.ts'
import { moment, pageAddress, spaceSeparated } from './listing.ts'
import { openedView } from './opened-view.ts'
import { type AnyRoute, route } from './route.ts'
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
    query: z.object({
      cds_account_ids: spaceSeparated,
      customer_numbers: spaceSeparated,
      account_numbers: spaceSeparated,
      account_statuses: spaceSeparated,
      q: term,
      cursor,
    }),
    list: listAccounts,
  }),
  listing({
    path: customerDataPaths.serviceContracts,
    section: 'WG3-01 §10.2.7',
    array: 'service_contracts',
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
    list: listContracts,
  }),
  listing({
    path: customerDataPaths.servicePoints,
    section: 'WG3-01 §10.3.5',
    array: 'service_points',
    query: z.object({
      cds_servicepoint_ids: spaceSeparated,
      servicepoint_numbers: spaceSeparated,
      current_servicecontracts: spaceSeparated,
      previous_servicecontracts: spaceSeparated,
      q: term,
      cursor,
    }),
    list: listPoints,
  }),
  listing({
    path: customerDataPaths.meterDevices,
    section: 'WG3-01 §10.4.5',
    array: 'meter_devices',
    query: z.object({
      cds_meterdevice_ids: spaceSeparated,
      meter_number: spaceSeparated,
      meter_numbers: spaceSeparated,
      current_servicepoints: spaceSeparated,
      previous_servicepoints: spaceSeparated,
      q: term,
      cursor,
    }),
    list: listMeters,
  }),
  listing({
    path: customerDataPaths.usageSegments,
    section: 'WG3-01 §10.8.8',
    array: 'usage_segments',
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
    list: listSegments,
  }),
]

/** One of the listings: its array, `next` and `previous` (AP-033). Parameters that it does not know are ignored (AP-026). */
function listing<Query>({
  path,
  section,
  array,
  query,
  list,
}: {
  path: string
  section: string
  array: string
  query: z.ZodType<Query>
  list: (view: View, resources: Resources, query: Query) => Promise<Page<object>>
}): AnyRoute {
  return route({
    method: 'get',
    path,
    section,
    token: 'any',
    query,
    handle: async ({ runtime, token, query, ctx }) => {
      const view = await openedView(runtime, token, 'cds')
      const page = await list(view, runtime.resources, query)
      const { publicUrl } = runtime.environment
      const body = {
        [array]: withDecimals(page.items),
        next: pageAddress(publicUrl, ctx, page.next),
        previous: pageAddress(publicUrl, ctx, page.previous),
      }
      const noStore = { 'Cache-Control': 'no-store' }
      if (!view.encryptionKey) return { headers: noStore, body }
      return {
        headers: { ...noStore, 'Content-Type': 'application/jose' },
        body: await encryptedBody(body, view.encryptionKey),
      }
    },
  })
}
