import type { KyselyPlugin, OperationNode, RootOperationNode } from 'kysely'
import { AliasNode, TableNode } from 'kysely'
import type { Tables } from './tables/index.ts'

type TableName = keyof Tables

/** How often this process has changed each table. */
export interface Revisions {
  of(table: TableName): number
  /** What a transaction wrote to, when it is committed. */
  commit(written: ReadonlySet<string>): void
}

export function createRevisions(): Revisions {
  const counts = new Map<string, number>()
  return {
    of: (table) => counts.get(table) ?? 0,
    commit: (written) => {
      for (const table of written) counts.set(table, (counts.get(table) ?? 0) + 1)
    },
  }
}

/** Notes the tables that queries write to as they are put together. */
export function noteWrites(written: () => Set<string> | undefined): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      const table = writtenTable(node)
      if (table !== undefined) written()?.add(table)
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

function writtenTable(node: RootOperationNode): string | undefined {
  if (node.kind === 'InsertQueryNode') return nameOf(node.into)
  if (node.kind === 'UpdateQueryNode') return nameOf(node.table)
  if (node.kind === 'DeleteQueryNode') return nameOf(node.from.froms[0])
  return undefined
}

function nameOf(node: OperationNode | undefined): string | undefined {
  if (node && AliasNode.is(node)) return nameOf(node.node)
  return node && TableNode.is(node) ? node.table.identifier.name : undefined
}
