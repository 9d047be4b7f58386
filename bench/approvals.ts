import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { insertRegistration } from '#lib/grants/a-grant.testing.ts'
import { anApproval, profile, secret } from '#lib/interactions/an-approval.testing.ts'
import { approve } from '#lib/interactions/index.ts'
import { openStorage } from '#lib/storage/index.ts'
import { median, percentile } from './measure.ts'
import { print } from './print.ts'

const counted = 1_000
const warmUpApprovals = 50
const targetMs = 25

/** The transaction of an approval alone, durable on SQLite: grant, receipt, message, outcome, history. */
export async function approvals(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-approvals-'))
  const storage = await openStorage(`file:${join(folder, 'approvals.db')}`)
  try {
    const deciding = {
      storage,
      profile,
      secret,
      handOver: { approved: async () => {}, declined: async () => {} },
      revokeGrantTokens: async () => {},
    }
    await storage.transaction((tx) => insertRegistration(tx))
    const times: number[] = []
    for (let count = -warmUpApprovals; count < counted; count++) {
      const approval = await anApproval(storage, {}, { uid: randomUUID() })
      const customer = { ...approval.customer, id: randomUUID() }
      const begin = performance.now()
      await approve(deciding, { ...approval, customer })
      if (count >= 0) times.push(performance.now() - begin)
    }
    print(['approval, its transaction', 'median', '99 of 100', 'target'])
    print([
      '',
      `${median(times).toFixed(1)} ms`,
      `${percentile(times, 0.99).toFixed(1)} ms`,
      `≤ ${targetMs} ms`,
    ])
  } finally {
    await storage.close()
    await rm(folder, { recursive: true })
  }
}
