import { createServer } from 'node:http'
import { serve } from './serve.ts'
import { type Connection, connect } from './wire/connect.ts'

const port = Number(process.env.PORT || 3001)
const utility = process.env.WATTGRANT_URL || 'http://localhost:3000'
const address = `http://localhost:${port}`
const ourselves = { name: 'Acme Energy Auditors', address, callback: `${address}/callback` }

let connection: Connection | undefined
let reason = 'The first try is under way.'

const server = createServer(
  serve({ callback: ourselves.callback, utility, state: () => connection ?? reason }),
).listen(port, () => console.log(`${ourselves.name}: ${address}`))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close()
    server.closeAllConnections()
    process.exit(0)
  })
}

connection = await connect(utility, ourselves, process.env.DATA_FILE || undefined, (why) => {
  if (why !== reason) console.log(`waiting for ${utility}: ${why}`)
  reason = why
})
console.log(`registered at ${connection.utility.name}`)
