import { describe, expect, test } from 'vitest'
import { aGrant, storages } from '#lib/grants/a-grant.testing.ts'
import {
  auditHistory,
  changeGrant,
  findGrantById,
  findReceipt,
  historyOf,
  insertGrant,
  insertReceipt,
  type ReceiptContent,
  revokeGrant,
} from '#lib/grants/index.ts'
import { anApproval, client, noon as now, profile, secret } from './an-approval.testing.ts'
import {
  approve,
  type Deciding,
  decline,
  findInteraction,
  formToken,
  type HandOver,
  isFormToken,
  receiptAddressOf,
  saveDraft,
} from './index.ts'

const revokeGrantTokens = async () => {}

describe.each(storages)('a decision on $name', ({ open }) => {
  test('AU-031, AU-033, AU-034, RC-001, RC-004 approval makes grant, receipt and outcome, sends it, and hands over', async () => {
    await using storage = await open()
    const handedOver: string[] = []
    const deciding = { storage, profile, secret, revokeGrantTokens, handOver: recorded(handedOver) }
    const approval = await anApproval(storage)
    const outcome = await approve(deciding, approval)
    if (outcome.kind !== 'approved') throw new Error(outcome.kind)
    const grant = await findGrantById(storage.db, outcome.grantId)
    expect(grant).toMatchObject({
      status: 'active',
      clientId: 'client',
      customerId: 'customer',
      scope: 'cds_service_contracts',
      state: 'of the request',
      receiptConfirmations: [outcome.receiptNumber],
      created: '2026-03-01T12:05:00.000Z',
    })
    expect(grant?.granted[0]?.selection).toMatchObject({ entries: ['contract-2'], includeFuture: false })
    const receipt = await findReceipt(storage.db, await receiptAddressOf(deciding, outcome))
    expect(receipt?.content).toMatchObject({ clientName: 'Acme Energy Auditors', utilityName: profile.name })
    expect(receipt?.content.sections[0]?.selection).toMatchObject({ chosen: [{ number: '333333' }], of: 2 })
    const sent = await storage.db.selectFrom('outbox').select(['kind', 'receipt_number']).execute()
    expect(sent).toEqual([{ kind: 'receipt', receipt_number: outcome.receiptNumber }])
    expect(handedOver).toEqual([`approved ${outcome.grantId}`])
    expect((await findInteraction(storage.db, approval.interaction.uid))?.outcome).toEqual(outcome)
  })

  test('LY-087 three presses at once leave one grant and one answer', async () => {
    await using storage = await open()
    const handedOver: string[] = []
    const approval = await anApproval(storage)
    const deciding = { storage, profile, secret, revokeGrantTokens, handOver: recorded(handedOver) }
    const answers = await Promise.all([1, 2, 3].map(() => approve(deciding, approval)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await storage.db.selectFrom('grant').selectAll().execute()).toHaveLength(1)
    expect(await storage.db.selectFrom('receipt').selectAll().execute()).toHaveLength(1)
    expect(handedOver).toHaveLength(1)
  })

  test('AU-030, LY-087 whichever comes first stands, approval or refusal', async () => {
    await using storage = await open()
    const approval = await anApproval(storage)
    const deciding = { storage, profile, secret, revokeGrantTokens, handOver: recorded([]) }
    const refusal = { uid: approval.interaction.uid, error: 'access_denied', description: 'said no', now }
    const declined = await decline(deciding, refusal)
    expect(declined).toMatchObject({ kind: 'declined', error: 'access_denied' })
    expect(await approve(deciding, approval)).toEqual(declined)
    expect(await storage.db.selectFrom('grant').selectAll().execute()).toEqual([])
  })

  test('nothing is half-written when the hand-over fails', async () => {
    await using storage = await open()
    const approval = await anApproval(storage)
    const failing: HandOver = {
      approved: () => Promise.reject(new Error('the other side is down')),
      declined: async () => {},
    }
    await expect(
      approve({ storage, profile, secret, revokeGrantTokens, handOver: failing }, approval),
    ).rejects.toThrow('down')
    expect(await storage.db.selectFrom('grant').selectAll().execute()).toEqual([])
    expect(await storage.db.selectFrom('receipt').selectAll().execute()).toEqual([])
    expect((await findInteraction(storage.db, approval.interaction.uid))?.outcome).toBeNull()
    const outcome = await approve(
      { storage, profile, secret, revokeGrantTokens, handOver: recorded([]) },
      approval,
    )
    expect(outcome.kind).toBe('approved')
  })

  test('an expired request is not decided', async () => {
    await using storage = await open()
    const approval = await anApproval(storage)
    const late = { ...approval, now: now.add({ hours: 2 }) }
    const deciding = { storage, profile, secret, revokeGrantTokens, handOver: recorded([]) }
    await expect(approve(deciding, late)).rejects.toMatchObject({ code: 'interaction_expired' })
    expect(await storage.db.selectFrom('grant').selectAll().execute()).toEqual([])
  })

  test('AU-032, AU-047, GR-066, RC-075 a request that names a grant approves that grant, with a receipt of its own', async () => {
    await using storage = await open()
    const deciding = { storage, profile, secret, revokeGrantTokens, handOver: recorded([]) }
    const grant = await aWaitingGrant(storage)
    const approval = await anApproval(storage, { cds_grant_id: grant.id, state: 'of the second request' })
    const outcome = await approve(deciding, approval)
    expect(outcome).toMatchObject({ kind: 'approved', grantId: grant.id })
    const approved = await findGrantById(storage.db, grant.id)
    expect(approved).toMatchObject({
      status: 'active',
      customerId: 'customer',
      scope: 'cds_service_contracts',
      enabledScope: 'cds_service_contracts',
      state: 'of the second request',
      created: grant.created,
      modified: '2026-03-01T12:05:00.000Z',
      approved: '2026-03-01T12:05:00.000Z',
    })
    expect(approved?.enabledAuthorizationDetails).toEqual(approved?.authorizationDetails)
    expect(approved?.granted[0]?.selection).toMatchObject({ entries: ['contract-2'] })
    expect(approved?.receiptConfirmations).toHaveLength(2)
    expect(approved?.receiptConfirmations[0]).toBe(grant.receipt)
    expect(await historyOf(storage.db, grant.id)).toMatchObject([
      { cause: 'approve', to: 'active' },
      { cause: 'widen', by: 'client', to: 'needs_authorization' },
      { cause: 'approve', by: 'customer', from: 'needs_authorization', to: 'active' },
    ])
  })

  test('GR-012, GR-013 an approval that opens all of an earlier one supersedes it, and one that opens less does not', async () => {
    await using storage = await open()
    const deciding = { storage, profile, secret, revokeGrantTokens, handOver: recorded([]) }
    const decided = async (uid: string, entries: readonly string[]) => {
      const approval = await anApproval(storage, {}, { uid })
      const outcome = await approve(deciding, {
        ...approval,
        decision: [{ section: 's1', entries, includeFuture: false }],
      })
      return outcome.kind === 'approved' ? outcome.grantId : ''
    }
    const first = await decided('first', ['contract-2'])
    const other = await decided('other', ['contract-1'])
    const both = await decided('both', ['contract-1', 'contract-2'])
    const again = await decided('again', ['contract-1', 'contract-2'])
    const less = await decided('less', ['contract-2'])
    const family = async (id: string) => {
      const grant = await findGrantById(storage.db, id)
      return { status: grant?.status, replacing: grant?.replacing.toSorted(), replacedBy: grant?.replacedBy }
    }
    expect(await family(first)).toEqual({ status: 'active', replacing: [], replacedBy: [both] })
    expect(await family(other)).toEqual({ status: 'active', replacing: [], replacedBy: [both] })
    expect(await family(both)).toEqual({
      status: 'active',
      replacing: [first, other].toSorted(),
      replacedBy: [again],
    })
    expect(await family(less)).toEqual({ status: 'active', replacing: [], replacedBy: [] })
    expect((await auditHistory(storage.db)).bad).toBeNull()
  })

  test('GR-065, GR-066, GR-070 a grant that does not wait for this customer is not approved, nor by declining changed', async () => {
    await using storage = await open()
    const deciding = { storage, profile, secret, revokeGrantTokens, handOver: recorded([]) }
    const grant = await aWaitingGrant(storage)
    const approval = await anApproval(storage, { cds_grant_id: grant.id })
    const stranger = { ...approval, customer: { ...approval.customer, id: 'another' } }
    await expect(approve(deciding, stranger)).rejects.toMatchObject({ code: 'cds_grant_id_invalid_user' })
    expect(await findGrantById(storage.db, grant.id)).toMatchObject({ status: 'needs_authorization' })
    const refusal = { uid: approval.interaction.uid, error: 'access_denied', description: '', now }
    await decline(deciding, refusal)
    expect(await findGrantById(storage.db, grant.id)).toMatchObject({
      status: 'needs_authorization',
      enabledScope: 'cds_usage',
      receiptConfirmations: [grant.receipt],
    })
  })

  test('GR-066 a grant that was taken back meanwhile stays so', async () => {
    await using storage = await open()
    const deciding = { storage, profile, secret, revokeGrantTokens, handOver: recorded([]) }
    const grant = await aWaitingGrant(storage)
    const approval = await anApproval(storage, { cds_grant_id: grant.id })
    await revokeGrant({ storage, revokeGrantTokens, tellCustomer: async () => {} }, grant.id, now)
    await expect(approve(deciding, approval)).rejects.toMatchObject({ code: 'cds_grant_id_invalid_value' })
    expect((await findInteraction(storage.db, approval.interaction.uid))?.outcome).toBeNull()
  })

  test('what is chosen so far is kept, until the decision', async () => {
    await using storage = await open()
    const approval = await anApproval(storage)
    const { uid } = approval.interaction
    const sections = [{ section: 's1', entries: ['contract-1'], includeFuture: true }]
    const draft = { customerId: 'customer-1', sections }
    await saveDraft(storage, uid, draft)
    expect((await findInteraction(storage.db, uid))?.draft).toEqual(draft)
    await approve({ storage, profile, secret, revokeGrantTokens, handOver: recorded([]) }, approval)
    await saveDraft(storage, uid, { customerId: 'customer-1', sections: [] })
    expect((await findInteraction(storage.db, uid))?.draft).toEqual(draft)
  })
})

test('a form token is good for its interaction and its customer alone', () => {
  const token = formToken(secret, 'uid', 'customer')
  expect(isFormToken(token, secret, 'uid', 'customer')).toBe(true)
  expect(isFormToken(token, secret, 'uid', 'another')).toBe(false)
  expect(isFormToken(token, secret, 'another', 'customer')).toBe(false)
  expect(isFormToken(token, 'another secret', 'uid', 'customer')).toBe(false)
  expect(isFormToken('', secret, 'uid', 'customer')).toBe(false)
})

function recorded(into: string[]): HandOver {
  return {
    approved: async (_tx, _uid, { grantId }) => void into.push(`approved ${grantId}`),
    declined: async (_tx, _uid, { error }) => void into.push(`declined ${error}`),
  }
}

/** Approved with one scope, of which the client now wants another. */
async function aWaitingGrant(storage: Deciding['storage']) {
  const grant = aGrant({ clientId: client.id })
  return storage.transaction(async (tx) => {
    await insertGrant(tx, grant)
    const { receipt } = await insertReceipt(tx, secret, {
      grantId: grant.id,
      created: grant.created,
      locale: 'en',
      content: {} as ReceiptContent,
    })
    const details = [{ type: 'cds_service_contracts' }]
    await changeGrant(tx, { grantId: grant.id, now, revokeGrantTokens }, () => ({
      cause: 'widen',
      by: 'client',
      to: 'needs_authorization',
      values: { scope: 'cds_service_contracts', authorizationDetails: details },
    }))
    return { ...grant, receipt: receipt.number }
  })
}
