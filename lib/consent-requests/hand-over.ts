import type { HandOver } from '#lib/interactions/index.ts'

/** Outcome and grant are all that the utility's authorization server is told of, when it asks or the browser comes. */
export const consentHandOver: HandOver = { approved: async () => {}, declined: async () => {} }
