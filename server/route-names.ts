import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { machinePaths, operationPaths } from '#lib/config/index.ts'
import { machineRoutes } from './machine-plane.ts'

const builtPages = join('.next', 'app-path-routes-manifest.json')

/**
 * Names a path as it was declared, `/receipts/:address`, so that logs and metrics hold nobody's address or number;
 * what nobody declared is `other`. In development pages are `other` too.
 */
export function createRouteNames(): (path: string) => string {
  const declared = [
    ...Object.values(operationPaths),
    ...Object.values(machinePaths),
    `${machinePaths.authorize}/:uid`,
    ...machineRoutes.map(({ path }) => path),
    ...pages(),
  ]
  const fixed = new Set(declared.filter((path) => !path.includes(':')))
  const patterns = [...new Set(declared)]
    .filter((path) => path.includes(':'))
    .map((path) => ({
      path,
      fits: new RegExp(`^${path.replace(/:\w+\*/g, '.+').replace(/:\w+/g, '[^/]+')}$`),
    }))
  return (path) => {
    if (fixed.has(path)) return path
    if (path.startsWith('/_next/')) return '/_next'
    return patterns.find(({ fits }) => fits.test(path))?.path ?? 'other'
  }
}

function pages(): string[] {
  if (!existsSync(builtPages)) return []
  const routes = Object.values(JSON.parse(readFileSync(builtPages, 'utf8')) as Record<string, string>)
  return routes.map((route) => route.replace(/\[\.\.\.(\w+)\]/g, ':$1*').replace(/\[(\w+)\]/g, ':$1'))
}
