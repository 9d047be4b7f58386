import { tmpdir } from 'node:os'
import { join } from 'node:path'

const firstPort = 3910

/** The utilities that the journeys run on, each a process with a database of its own, fresh for each run. */
export const profiles = ['example-gas-electric', 'nordnet', 'lonestar-retail', 'riverside-water'].map(
  (utility, index) => {
    const port = firstPort + 2 * index
    return {
      utility,
      port,
      url: `http://localhost:${port}`,
      thirdPartyUrl: `http://localhost:${port + 1}`,
      database: join(tmpdir(), `wattgrant-journeys-${process.ppid}-${utility}.db`),
    }
  },
)
