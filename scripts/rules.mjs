import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './prepare.mjs'

// Which MUST and MUST NOT rules of docs/spec/ a test carries in its title. By group, with those that none does.

const pages = readdirSync(join(root, 'docs/spec')).filter((name) => name.endsWith('.md'))
const folders = ['lib', 'server', 'app', 'components', 'scripts', 'e2e']
const ruleLine = /^- \*\*([A-Z]{1,2}-\d{2,3})\*\* (MUST(?: NOT)?)\b/
const draftLine = /^- (DR-\d{2}) /
const idInTitle = /\b([A-Z]{1,2})-(\d{2,3})(?: to \1-(\d{2,3}))?/g

const rules = pages.flatMap((page) => rulesOf(readFileSync(join(root, 'docs/spec', page), 'utf8')))
const carried = new Set([
  ...testFiles().flatMap((file) => idsIn(titlesOf(readFileSync(file, 'utf8')))),
  ...corpusFiles().flatMap((file) => idsIn(namesOf(readFileSync(file, 'utf8')))),
])
const excused = new Set(idsIn(readIfThere(join(root, 'docs/rules.md'))))

const groups = grouped(rules)
let missing = 0
say('Group  rules  carried  excused  missing')
for (const [group, ids] of [...groups].sort()) {
  const without = ids.filter((id) => !carried.has(id) && !excused.has(id))
  missing += without.length
  const withTest = ids.filter((id) => carried.has(id)).length
  const withReason = ids.length - withTest - without.length
  say(
    `${group.padEnd(5)}${String(ids.length).padStart(7)}${String(withTest).padStart(9)}${String(withReason).padStart(9)}${String(without.length).padStart(9)}`,
  )
  if (without.length > 0) say(`       none carries: ${without.join(' ')}`)
}
say(`${rules.length} MUST and MUST NOT rules, ${missing} without a test and without a reason`)

function rulesOf(text) {
  return text.split('\n').flatMap((line) => ruleLine.exec(line)?.[1] ?? draftLine.exec(line)?.[1] ?? [])
}

/** First arguments of test(…), it(…) and describe(…); where a table gives the title, what the table says. */
function titlesOf(source) {
  const calls = source.matchAll(/\b(?:test|it|describe)(?:\.\w+)*(?:\([^'"`]*?\))?\(\s*(['"`])([\s\S]*?)\1/g)
  const tables = source.matchAll(/\.each(?:<[^(]*>)?\(([\s\S]*?)\)\(\s*(['"`])(%s|\$\w+)/g)
  const afterTables = source.matchAll(/[\])]\)?\(\s*(['"`])([A-Z]{1,2}-\d[\s\S]*?)\1/g)
  return [...[...calls, ...afterTables].map((call) => call[2]), ...[...tables].map((table) => table[1])].join(
    '\n',
  )
}

function idsIn(text) {
  return [...text.matchAll(idInTitle)].flatMap(([, prefix, first, last]) => {
    const ids = []
    for (let number = Number(first); number <= Number(last ?? first); number++) {
      ids.push(`${prefix}-${String(number).padStart(first.length, '0')}`)
    }
    return ids
  })
}

function testFiles() {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => /\.(test|spec)\.tsx?$/.test(name))
      .map((name) => join(root, folder, name)),
  )
}

/** Requests as data, whose names are titles of tests (lib/request/corpus/README.md). */
function corpusFiles() {
  const folder = join(root, 'lib/request/corpus')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
}

function namesOf(text) {
  return (JSON.parse(text).requests ?? []).map(({ name }) => name).join('\n')
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function grouped(ids) {
  const map = new Map()
  for (const id of ids) map.set(id.split('-')[0], [...(map.get(id.split('-')[0]) ?? []), id])
  return map
}
