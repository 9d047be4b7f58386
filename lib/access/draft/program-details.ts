import type { Program, Resources } from '#lib/customers/index.ts'
import type { Shown } from '../cut.ts'
import type { View } from '../view.ts'
import { compareNumbers, draftView, openContracts } from './draft-view.ts'

/**
 * Programs that the customer takes part in (DR-04): those of chosen accounts and of their services; where services
 * were chosen, those of the services alone.
 */
export async function programDetails(view: View, resources: Resources): Promise<readonly Shown[]> {
  const own = draftView(view, 'program_details')
  const chosen = own.openings.filter(({ selection }) => selection?.type === 'account_selection')
  const ids = [...new Set(chosen.flatMap(({ reach }) => [...reach.accounts]))]
  const accounts = [...(await resources.objects(own.whose, 'account', ids))]
  const ofAccounts = accounts
    .sort((a, b) => compareNumbers(a.account_number, b.account_number))
    .flatMap(({ cds_account_id: id, account_programs: programs }) =>
      programs.map((program) => shown(program, { account_id: id, service_id: null })),
    )
  const open = await openContracts(own, resources)
  const ofServices = open.flatMap(({ contract }) =>
    contract.service_programs.map((program) =>
      shown(program, { account_id: contract.cds_account_id, service_id: contract.cds_servicecontract_id }),
    ),
  )
  return [...ofAccounts, ...ofServices]
}

function shown(program: Program, of: { account_id: string; service_id: string | null }): Shown {
  return {
    id: program.id,
    program_number: program.program_number,
    name: program.name,
    description: program.description,
    types: program.types,
    ...of,
    started: program.start ?? null,
    ended: program.end ?? null,
  }
}
