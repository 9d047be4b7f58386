import type { Resources } from '#lib/customers/index.ts'
import { type AuthorizationRequest, checkFilters, knownIn, wantsCheckedFilters } from '#lib/request/index.ts'

/**
 * Whether a direct request can be filtered as it asks, where it wants to hear of that (FD-462): by the objects of all
 * customers.
 *
 * @throws CodedError `invalid_authorization_details`, `resources_unavailable`
 */
export async function checkReach(request: AuthorizationRequest, resources: Resources): Promise<void> {
  if (!wantsCheckedFilters(request)) return
  const [accounts, contracts, points, meters, aggregations] = await Promise.all([
    resources.selectable(null, 'account_selection'),
    resources.selectable(null, 'service_contract_selection'),
    resources.selectable(null, 'servicepoint_selection'),
    resources.selectable(null, 'meter_device_selection'),
    resources.selectable(null, 'aggregation_selection'),
  ])
  checkFilters(
    request,
    knownIn({
      account_selection: accounts,
      service_contract_selection: contracts,
      servicepoint_selection: points,
      meter_device_selection: meters,
      aggregation_selection: aggregations,
    }),
  )
}
