import type { Answers } from './answers.ts'

const services = [
  { offered: 'electricity', commodity: 'electric', number: '222222', meter: 'M-1001', monthly: 640 },
  { offered: 'natural_gas', commodity: 'natural_gas', number: '333333', meter: 'G-1001', monthly: 48 },
  { offered: 'water', commodity: 'water', number: '444444', meter: 'W-1001', monthly: 6 },
] as const

/** One made-up home, with each commodity that the sandbox can make. */
export function sandboxOf({ id, commodities }: Answers): Record<string, unknown> {
  return {
    seed: `${id} 1`,
    password: 'sandbox',
    entity: { number: id.toUpperCase(), types: ['distributor', 'supplier'], abbreviation: null },
    roles: ['distribution', 'supply'],
    delivery: { region: id.toUpperCase(), pnode: null },
    bills: true,
    ratePlans: {
      HOME: { name: 'Home', fixed: '10.00', delivery: '0.05000', supply: '0.08000', taxPercent: '5.00' },
    },
    customers: [
      {
        username: 'home@example.com',
        name: 'Robin Home',
        phone: '+15550100611',
        subjects: { 'openid-connect': 'home' },
        accounts: [
          {
            number: '1111-1',
            address: '123 Main St, Anytown',
            since: 'P3Y',
            contracts: services
              .filter(({ offered }) => commodities.includes(offered))
              .map(({ offered: _, ...contract }) => ({ ...contract, ratePlan: 'HOME' })),
          },
        ],
      },
    ],
  }
}
