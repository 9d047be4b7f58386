import { describe, expect, test } from 'vitest'
import { type Asked, home, now, read, resolve, timezone } from './a-request.testing.ts'
import { settleTyped, typedConsent } from './index.ts'

const usage = (fields: object = {}) => ({ type: 'cds_usage', ...fields })

describe('a form without sign-in', () => {
  test.each([
    ['cds_accounts', 'account_numbers', 'account_selection'],
    ['cds_usage', 'contract_numbers', 'service_contract_selection'],
    ['cds_usage', 'servicepoint_numbers', 'servicepoint_selection'],
    ['cds_meters', 'meter_numbers', 'meter_device_selection'],
  ])(
    'AN-031, FD-067, FD-068, SL-021, SL-121, SL-221, SL-321, SL-421 %s lists the %s of the request',
    (type, field, list) => {
      const { selection } = typed({
        details: [{ type, [field]: ['1', '2'], authorization_form_selection_type: list }],
      })
      expect(selection?.entries.map(({ number }) => number)).toEqual(['1', '2'])
      expect(selection?.preselected).toEqual(new Set(['1', '2']))
    },
  )

  test('AN-033, FD-067 an entry holds its number, and nothing on file', () => {
    const { selection } = typed({ details: [usage({ contract_numbers: ['222222'] })] })
    const [entry] = selection?.entries ?? []
    expect(Object.values(entry ?? {}).flat()).toEqual(['222222', '222222', null, null, 'active'])
  })

  test('FD-068, SL-222, SL-223 what stands for all and for later ones is no number', () => {
    const { selection } = typed({ details: [usage({ contract_numbers: ['_all', '_include_future'] })] })
    expect(selection?.entries.map(({ id }) => id)).toEqual(['_all'])
    expect(selection?.includeFuture).toBe(true)
  })

  test.each([
    ['SL-120', 'account_numbers', 'account_selection'],
    ['SL-220', 'contract_numbers', 'service_contract_selection'],
    ['SL-320', 'servicepoint_numbers', 'servicepoint_selection'],
    ['SL-420', 'meter_numbers', 'meter_device_selection'],
    ['SL-520, SL-521', 'aggregation_numbers', 'aggregation_selection'],
  ])('%s, SL-020 numbers that are typed in join the %s of the request, each once', (_, field, list) => {
    const details = [usage({ [field]: ['1', '2'], authorization_form_selection_type: list })]
    const { selection } = typed({ details }, ['2', '3'])
    expect(selection?.entries.map(({ number }) => number)).toEqual(['1', '2', '3'])
    expect(selection?.preselected).toEqual(new Set(['1', '2']))
  })

  test.each([
    ['SL-322', 'servicepoint_numbers', 'servicepoint_selection'],
    ['SL-422', 'meter_numbers', 'meter_device_selection'],
  ])('%s what stands for all %s is no number', (_, field, list) => {
    const { selection } = typed({
      details: [usage({ [field]: ['_all'], authorization_form_selection_type: list })],
    })
    expect(selection?.entries.map(({ id }) => id)).toEqual(['_all'])
  })

  test('OP-32 merged scopes list what all of them name', () => {
    const { selection } = typed({
      details: [
        usage({ merge_selection_with: 'cds_service_contracts', contract_numbers: ['1', '2'] }),
        { type: 'cds_service_contracts', merge_selection_with: 'cds_usage', contract_numbers: ['2', '3'] },
      ],
    })
    expect(selection?.entries.map(({ number }) => number)).toEqual(['2'])
  })

  test('OP-09 nothing to preselect is no error there', () => {
    const asked = { details: [usage({ service_types: ['water'], error_if_no_preselections: true })] }
    expect(typedConsent({ request: read(asked), typed: {}, now, timezone }).noPreselection).toBe(false)
  })
})

describe('typed numbers, looked for among the customer’s own', () => {
  const listed = resolve({ details: [usage()] })
  const decide = (...entries: string[]) => [{ section: 's1', entries, includeFuture: true }]

  test('OP-36 those that are there become entries, and all is whole', () => {
    expect(settleTyped(decide('333333'), listed)).toEqual({
      decision: [{ section: 's1', entries: ['contract_2'], includeFuture: true }],
      isWhole: true,
    })
  })

  test('OP-36 those that are not are left out, and it is not whole', () => {
    expect(settleTyped(decide('333333', '999999'), listed)).toMatchObject({
      decision: [{ entries: ['contract_2'] }],
      isWhole: false,
    })
  })

  test('SL-222 all are all that there are', () => {
    expect(settleTyped(decide('_all'), listed)).toMatchObject({
      decision: [{ entries: home.service_contract_selection.map(({ id }) => id) }],
      isWhole: true,
    })
  })
})

function typed(asked: Asked, added: readonly string[] = []) {
  const { sections } = typedConsent({ request: read(asked), typed: { s1: added }, now, timezone })
  if (!sections[0]) throw new Error('no section')
  return sections[0]
}
