import { expect, test } from 'vitest'
import { foundIn, personalData, sorted } from './personal-data.ts'

test('finds a customer’s name, mail, phone, address, numbers and password in a log, and tokens', async () => {
  const data = await personalData(['riverside-water', 'lonestar-retail'])
  const line = (facts: object) =>
    JSON.stringify({ level: 'info', time: '2026-03-01T12:00:00.000Z', ...facts })
  const [street] = [...data.phrases.values()].flat().filter((text) => /^\d+ \w+/.test(text))
  const [number] = [...data.words].filter((word) => /^\d{6}$/.test(word))
  expect([street, number]).toEqual([expect.any(String), expect.any(String)])
  const token = 'aB3-'.repeat(11)
  for (const told of ['home@example.com', street, number, 'password=sandbox', token]) {
    expect(foundIn(line({ event: 'x', said: `of ${told}` }), data), told).toContain(told)
    expect(foundIn(line({ event: 'x', said: told }), data), told).toContain(told)
  }
})

test('finds nothing in what a server logs', () => {
  const data = sorted(['222222', 'Jordan Rivera', '123 Main St', 'M-1001'])
  const log = `{"level":"info","time":"2026-11-24T22:01:44.123Z","method":"GET","route":"/receipts/:address","status":200,"ms":222.2,"id":"850bf218-95e3-4bb0-9b9e-2aacfa45f4eb","event":"request"}
{"level":"error","fault":"TypeError\\n    at render (/app/.next/server/chunks/ssr/[root-of-the-server]__0aB12f.js:1:222222)","event":"page failed"}`
  expect(foundIn(log, data)).toEqual([])
})
