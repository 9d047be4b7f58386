import { openApp } from './app.ts'

const utility = process.env.WATTGRANT_URL || 'http://localhost:3000'
const { address, close } = await openApp({ utility, port: Number(process.env.PORT || 3002) })
console.log(`Energy Advice: ${address}`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close)
