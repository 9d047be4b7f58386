import { spawn } from 'node:child_process'

// Runs a command whose processes all get the signals that are sent here as messages. They end with whoever started
// this, also if that is killed: nothing of theirs is left on the machine.

const patienceMs = 10_000
const [command = '', ...args] = process.argv.slice(2)
const leashed = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] })

leashed.on('error', (error) => {
  process.stderr.write(`${command} did not start: ${error.message}\n`)
  process.exit(1)
})
leashed.on('exit', (status, signal) => {
  toAll('SIGKILL') // whatever of the group has outlived its first
  process.exit(signal ? 1 : (status ?? 1))
})
process.on('message', (signal) => toAll(signal as NodeJS.Signals))
for (const event of ['disconnect', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(event, end)

function end() {
  toAll('SIGTERM')
  setTimeout(() => toAll('SIGKILL'), patienceMs).unref()
}

function toAll(signal: NodeJS.Signals) {
  try {
    if (leashed.pid !== undefined) process.kill(-leashed.pid, signal)
  } catch {
    // none of them is left
  }
}
