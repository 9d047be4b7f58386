import { z } from 'zod'
import { operations } from './operations.ts'

/** The API that a utility implements, as OpenAPI 3.1, from the schemas that its answers are held against. */
export function openApi(): object {
  const paths = Object.entries(operations).map(([name, { says, asks, answers }]) => [
    `/${name}`,
    {
      post: {
        operationId: name,
        summary: says,
        requestBody: { required: true, content: jsonOf(asks, 'input') },
        responses: {
          '200': { description: 'The answer', content: jsonOf(answers, 'output') },
          '401': { description: 'The credential is wrong' },
          '503': { description: 'Not now; asked again shortly' },
        },
      },
    },
  ])
  return {
    openapi: '3.1.0',
    info: {
      title: "A utility's own systems",
      version: '1',
      description:
        'Wattgrant asks; the utility answers. Reading only: nothing changes, and all may be asked twice. Amounts are decimal strings.',
    },
    security: [{ credential: [] }],
    paths: Object.fromEntries(paths),
    components: { securitySchemes: { credential: { type: 'http', scheme: 'bearer' } } },
  }
}

function jsonOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io })
  return { 'application/json': { schema: shape } }
}
