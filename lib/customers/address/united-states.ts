import { type AddressConvention, withoutName } from './convention.ts'
import { directions, streetTypes, units, writeOutStreet } from './north-american-street.ts'

const states = {
  al: 'alabama',
  ak: 'alaska',
  az: 'arizona',
  ar: 'arkansas',
  ca: 'california',
  co: 'colorado',
  ct: 'connecticut',
  de: 'delaware',
  dc: 'district of columbia',
  fl: 'florida',
  ga: 'georgia',
  hi: 'hawaii',
  id: 'idaho',
  il: 'illinois',
  in: 'indiana',
  ia: 'iowa',
  ks: 'kansas',
  ky: 'kentucky',
  la: 'louisiana',
  me: 'maine',
  md: 'maryland',
  ma: 'massachusetts',
  mi: 'michigan',
  mn: 'minnesota',
  ms: 'mississippi',
  mo: 'missouri',
  mt: 'montana',
  ne: 'nebraska',
  nv: 'nevada',
  nh: 'new hampshire',
  nj: 'new jersey',
  nm: 'new mexico',
  ny: 'new york',
  nc: 'north carolina',
  nd: 'north dakota',
  oh: 'ohio',
  ok: 'oklahoma',
  or: 'oregon',
  pa: 'pennsylvania',
  pr: 'puerto rico',
  ri: 'rhode island',
  sc: 'south carolina',
  sd: 'south dakota',
  tn: 'tennessee',
  tx: 'texas',
  ut: 'utah',
  vt: 'vermont',
  va: 'virginia',
  wa: 'washington',
  wv: 'west virginia',
  wi: 'wisconsin',
  wy: 'wyoming',
} as const

const stateNames = [...Object.keys(states), ...Object.values(states)].sort((a, b) => b.length - a.length)
const tail = new RegExp(
  `^(?<street>\\d.*?), (?<city>[^,]+?),? (?<state>${stateNames.join('|')}),? (?<code>\\d{5}(?:-\\d{4})?)$`,
  'i',
)

export const unitedStates: AddressConvention = {
  parts: ['house number, street and unit', 'city', 'state', 'ZIP code'],
  abbreviations: [
    { where: 'after the house number, or after the street', words: directions },
    { where: 'at the end of the street', words: streetTypes },
    { where: 'before the number of a unit', words: units },
    { where: 'as state', words: states },
  ],
  examples: [
    'Corner Bakery, 45 N.  Oak Ave. Apt 7\nSpringfield, IL 62701',
    '60 Court St, #4, Example Valley, CA 94001',
    'Pump house behind the county line, 2 miles\npast Mill Creek',
  ],
  read(segments) {
    const {
      street = '',
      city = '',
      state = '',
      code = '',
    } = tail.exec(withoutName(segments).join(', '))?.groups ?? {}
    if (!street) return undefined
    const name = Object.entries(states).find(([short]) => short === state.toLowerCase())?.[1] ?? state
    return [writeOutStreet(street), city, name, code]
  },
}
