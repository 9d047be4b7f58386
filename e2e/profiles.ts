import { tmpdir } from 'node:os'
import { join } from 'node:path'

const firstPort = 3910
/** Workers are processes of their own, and have to come to the same names as the one that started the servers. */
process.env.WATTGRANT_JOURNEYS ??= `${process.ppid}`

/** The utilities that the journeys run on, each a process with a database of its own, fresh for each run. */
export const profiles = ['example-gas-electric', 'nordnet', 'lonestar-retail', 'riverside-water'].map(
  (utility, index) => {
    const port = firstPort + 2 * index
    return {
      utility,
      port,
      url: `http://localhost:${port}`,
      thirdPartyUrl: `http://localhost:${port + 1}`,
      database: join(tmpdir(), `wattgrant-journeys-${process.env.WATTGRANT_JOURNEYS}-${utility}.db`),
    }
  },
)
