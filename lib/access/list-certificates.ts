import type { EnergyAttributeCertificate, Resources } from '#lib/customers/index.ts'
import { type Shown, seen } from './cut.ts'
import { type Alternatives, matches } from './matching.ts'
import { comparePositions, type Page, type Placed, pageOf, readCursor } from './page.ts'
import { shownOf, type View } from './view.ts'

/** Filters intersect; both instants are inside. WG3-01 §10.9.4 (AP-433 to AP-438) */
export interface CertificateFilters {
  readonly cds_eac_ids?: Alternatives
  readonly eac_numbers?: Alternatives
  readonly beneficiaries?: Alternatives
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly cursor?: string | undefined
}

/** `period_start` and `cds_created`, newest first, then id (AP-432). */
const keys = 3
const descending = [0, 1]

/**
 * Certificates of what the token shows, where `include_eacs` is on, and those for everyone.
 *
 * @param dataAt the address of what a certificate says
 * @throws CodedError `invalid_request` for a cursor that no page gave
 */
export async function listCertificates(
  view: View,
  resources: Resources,
  filters: CertificateFilters,
  dataAt: (id: string) => string,
): Promise<Page<Shown>> {
  const start = filters.cursor === undefined ? undefined : readCursor(filters.cursor, keys)
  const placed = (await openCertificates(view, resources))
    .map(
      (one): Placed<Shown> => ({
        item: shown(one, dataAt(one.certificate.cds_eac_id)),
        position: positionOf(one),
      }),
    )
    .filter(({ item }) => fits(item, filters))
    .sort((a, b) => comparePositions(a.position, b.position, descending))
  const side = ({ position }: Placed<Shown>) =>
    start ? comparePositions(position, start.position, descending) : 1
  const backwards = start?.direction === 'previous'
  const beyond = placed.filter((one) => (backwards ? side(one) < 0 : side(one) > 0))
  return pageOf(inTurn(backwards ? beyond.reverse() : beyond), start)
}

/** What one certificate says; `undefined` where the token does not show it (AP-446). */
export async function certificateData(
  view: View,
  resources: Resources,
  id: string,
): Promise<EnergyAttributeCertificate['data'] | undefined> {
  const open = await openCertificates(view, resources)
  return open.find(({ certificate }) => certificate.cds_eac_id === id)?.certificate.data
}

interface Open {
  readonly certificate: EnergyAttributeCertificate
  /** Those that the client may see (AP-440). */
  readonly beneficiaries: readonly string[]
  readonly asOf: string
}

async function openCertificates(view: View, resources: Resources): Promise<readonly Open[]> {
  const including = view.openings.filter(({ includes }) => includes.has('include_eacs'))
  if (including.length === 0) return []
  const visible = await visibleBeneficiaries(view, resources)
  const asOf =
    including
      .map((opening) => opening.asOf)
      .sort()
      .at(-1) ?? ''
  return (await resources.certificates()).flatMap((certificate) => {
    if (certificate.cds_modified > asOf) return []
    const { matching, shown } = visible[certificate.beneficiary_type]
    const isOpen =
      certificate.beneficiary_type === 'general' || certificate.beneficiaries.some((one) => matching.has(one))
    return isOpen ? [{ certificate, beneficiaries: seen(certificate.beneficiaries, shown), asOf }] : []
  })
}

type Beneficiaries = Readonly<
  Record<
    EnergyAttributeCertificate['beneficiary_type'],
    { readonly matching: ReadonlySet<string>; readonly shown: ReadonlySet<string> }
  >
>

/** By type: whom visible objects match, and who of them is named on these objects (AP-111, AP-439). */
async function visibleBeneficiaries(view: View, resources: Resources): Promise<Beneficiaries> {
  const { visible, whose } = view
  const accounts = await resources.objects(whose, 'account', [...visible.accounts])
  const contracts = await resources.objects(whose, 'service_contract', [...visible.contracts])
  const of = (pairs: readonly (readonly [value: string | null, isShown: boolean])[]) => ({
    matching: new Set(pairs.flatMap(([value]) => value ?? [])),
    shown: new Set(pairs.flatMap(([value, isShown]) => (isShown ? (value ?? []) : []))),
  })
  const accountShows = (id: string, field: string) => shownOf(view, 'accounts', id).includes.has(field)
  const contractShows = (id: string, field: string) => shownOf(view, 'contracts', id).includes.has(field)
  return {
    general: of([]),
    account: of([...visible.accounts].map((id) => [id, true])),
    servicecontract: of([...visible.contracts].map((id) => [id, true])),
    customer: of(
      accounts.map(({ cds_account_id: id, customer_number: number }) => [
        number,
        accountShows(id, 'include_account_numbers'),
      ]),
    ),
    rateplan: of(
      contracts.map(({ cds_servicecontract_id: id, rateplan_code: code }) => [
        code,
        contractShows(id, 'include_rate_plans'),
      ]),
    ),
    program: of([
      ...accounts.flatMap(({ cds_account_id: id, account_programs: programs }) =>
        programs.map(
          ({ program_number: number }) => [number, accountShows(id, 'include_account_programs')] as const,
        ),
      ),
      ...contracts.flatMap(({ cds_servicecontract_id: id, service_programs: programs }) =>
        programs.map(
          ({ program_number: number }) => [number, contractShows(id, 'include_service_programs')] as const,
        ),
      ),
    ]),
  }
}

function shown({ certificate, beneficiaries, asOf }: Open, dataUrl: string): Shown {
  const { data: _elsewhere, ...whole } = certificate
  return { ...whole, cds_synced: asOf, beneficiaries, eac_data_url: dataUrl }
}

function positionOf({ certificate }: Open): readonly string[] {
  return [certificate.period_start, certificate.cds_created, certificate.cds_eac_id]
}

function fits(certificate: Shown, { before, after, ...filters }: CertificateFilters): boolean {
  return (
    matches(certificate, 'cds_eac_id', filters.cds_eac_ids) &&
    matches(certificate, 'eac_numbers', filters.eac_numbers) &&
    matches(certificate, 'beneficiaries', filters.beneficiaries) &&
    (before === undefined || String(certificate.period_start) <= before) &&
    (after === undefined || String(certificate.period_end) >= after)
  )
}

async function* inTurn(placed: readonly Placed<Shown>[]): AsyncGenerator<Placed<Shown>> {
  yield* placed
}
