import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import { rolldown } from 'rolldown'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readEnvironment } from '#lib/config/index.ts'

/** What is run in the image: the server, and what `docs/operations.md` runs beside it. */
const programs = ['main', 'reseal', 'audit', 'review'].map((name) => `server/${name}.ts`)

interface Service {
  readonly image?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly depends_on?: readonly string[] | object
}

test('what the image copies is there, and is all that its programs are made of', async () => {
  const copied = readFileSync('Dockerfile', 'utf8')
    .split(/^FROM /m)
    .at(-1)
    ?.matchAll(/^COPY (?!--)(.+) \S+$/gm)
  const sources = [...(copied ?? [])].flatMap(([, paths = '']) => paths.split(' '))
  expect(sources.length).toBeGreaterThan(5)
  expect(sources.filter((path) => !existsSync(path))).toEqual([])
  const left = readFileSync('.dockerignore', 'utf8').trim().split('\n')
  expect(sources.filter((path) => left.includes(path))).toEqual([])

  const { files, packages } = await madeOf(programs)
  expect(files.length).toBeGreaterThan(100)
  const isCopied = (file: string) => sources.some((path) => file === path || file.startsWith(`${path}/`))
  expect(files.filter((file) => !isCopied(file) || /\.(test|testing)\.ts$/.test(file))).toEqual([])
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(packages.filter((name) => !(name in dependencies))).toEqual([])
})

test('the image, npm start and the benchmark run the server with the same flags', () => {
  const [, command = ''] = /^CMD (.+)$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? []
  const flags = (JSON.parse(command) as string[]).filter((word) => word.startsWith('--'))
  expect(flags).toContain('--max-semi-space-size=16')
  for (const file of ['scripts/start.mjs', 'bench/contender.ts']) {
    expect(readFileSync(file, 'utf8').match(/(?<=')--[\w-]+=\w+(?=')/g), file).toEqual(flags)
  }
})

test('the compose file sets what the server reads, to what it takes, and nginx leads to its services', () => {
  const { services } = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as {
    services: Record<string, Service>
  }
  const given = { POSTGRES_PASSWORD: 'p', WATTGRANT_SECRET: 'of at least 32 characters, for tests' }
  const instances = Object.entries(services).filter(([, { image }]) => image === 'wattgrant')
  expect(instances).toHaveLength(2)
  for (const [name, { environment = {}, depends_on = {} }] of instances) {
    const names = Object.keys(environment)
    for (const mode of [{}, { WATTGRANT_ENV: 'production', PUBLIC_URL: 'https://consent.example' }]) {
      expect(() => readEnvironment(filledIn(environment, { ...given, ...mode })), name).not.toThrow()
    }
    for (const one of names) expect(() => readEnvironment({ [one]: ' ' })).toThrow(`${one} is `)
    expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(depends_on)))
  }
  const nginx = readFileSync('deploy/nginx.conf', 'utf8')
  const led = [...nginx.matchAll(/^\s*server ([\w-]+):3000/gm)].map(([, host]) => host)
  expect(led).toEqual(instances.map(([name]) => name))
})

/** Files of ours, and packages, that are loaded by these programs. */
async function madeOf(entries: readonly string[]) {
  const bundle = await rolldown({
    input: [...entries],
    platform: 'node',
    external: (id) => !/^(\.|#|\/)/.test(id) && !entries.includes(id),
  })
  const { output } = await bundle.generate()
  await bundle.close()
  const chunks = output.filter((one) => one.type === 'chunk')
  const files = chunks
    .flatMap(({ moduleIds }) => moduleIds)
    .filter((id) => isAbsolute(id))
    .map((file) => relative('.', file))
  const imported = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])
  const packages = imported
    .filter((id) => !id.startsWith('node:') && !chunks.some(({ fileName }) => fileName === id))
    .map((id) => id.split('/', id.startsWith('@') ? 2 : 1).join('/'))
  return { files, packages: [...new Set(packages)] }
}

/** As compose does with `${NAME:-otherwise}` and `${NAME:?what is missing}`. */
function filledIn(environment: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, key, kind, otherwise) => {
        if (kind === '?' && !given[key]) throw new Error(`${key}: ${otherwise}`)
        return given[key] || (otherwise ?? '')
      }),
    ]),
  )
}
