import type { Dictionary } from '../types.ts'

export const topics: Dictionary['topics'] = {
  include_accounts: {
    name: 'Hvilke [accounts] du har, og hvordan de hører sammen',
    example: '8800-5, og over den 8800',
  },
  include_account_numbers: {
    name: 'Dit kundenummer, numrene på dine [accounts], og hvilket selskab de hører til',
    example: '[Account] 8800-5',
  },
  include_account_details: {
    name: 'Navn, adresse, type og status for dine [accounts], og hvordan man får fat i indehaveren',
    example: 'Kim Holm, Egevej 5, bolig, aktiv, 55 50 01 99',
  },
  include_account_programs: {
    name: '[Programs], som dine [accounts] er med i eller kunne komme med i',
    example: 'Hjælp til betaling ved lav indkomst, betalingsplan',
  },
  account_details: {
    name: 'Nummer, navn og status for dine [accounts]',
    example: '[Account] 8800-5, Kim Holm, aktiv',
  },
  'account_details.balance': {
    name: 'Hvad du skylder på dine [accounts]',
    example: '¤84.20, forfalder den 15. marts',
  },
  include_service_contracts: {
    name: 'Hvilke [services] du har, af hvilken slags, og om de er i gang',
    example: 'El, bolig, i gang',
  },
  include_contract_numbers: {
    name: 'Numrene på dine [services], og hvilket selskab de hører til',
    example: '[Service] 880512',
  },
  include_rate_plans: {
    name: 'Hvilke [ratePlans] dine [services] har',
    example: 'Timepris, T-24',
  },
  include_service_contract_details: {
    name: 'Adresser for dine [services], og hvornår de begyndte og sluttede',
    example: 'Egevej 5, siden den 1. maj 2021',
  },
  include_service_programs: {
    name: '[Programs], som dine [services] er med i eller kunne komme med i',
    example: 'Betaling for solstrøm, opladning af elbil om natten',
  },
  'service_details.commodity': {
    name: 'Hvad dine [services] giver dig',
    example: 'El',
  },
  'service_details.distribution_details': {
    name: 'Nummeret på hver levering og dens [meters]',
    example: 'Levering 880512, [meter] M-8805',
  },
  delivery_details: {
    name: 'Nummeret på hver levering, hvad der leveres, og siden hvornår',
    example: 'Levering 880512, el, siden den 1. maj 2021',
  },
  'delivery_details.own': {
    name: 'Nummeret på hver levering, og hvad der leveres',
    example: 'Levering 880512, el',
  },
  'delivery_details.place': {
    name: 'Adressen, der leveres til',
    example: 'Egevej 5, Nyby',
  },
  'delivery_details.meters': {
    name: 'Numrene på dens [meters]',
    example: '[Meter] M-8805',
  },
  'delivery_details.grid': {
    name: 'Hvor i nettet du er, efter region og prisområde',
    example: 'Vestdanmark, DK1',
  },
  'service_details.supply_details': {
    name: 'Hvem der forsyner dine [services], forsyningens nummer og pris',
    example: 'Dalens Energi, forsyning F-22, Grøn Fast 12',
  },
  supply_details: {
    name: 'Hvem der leverer din energi, forsyningens nummer, og siden hvornår',
    example: 'Dalens Energi, forsyning F-22, siden den 1. maj 2021',
  },
  'supply_details.tariff': {
    name: 'Navn og kode på din pris',
    example: 'Grøn Fast 12, GF-12',
  },
  'supply_details.delivery': {
    name: 'Hvilken levering den hører til',
    example: 'Levering 880512',
  },
  include_service_points: {
    name: 'De [points], hvor dine [services] når frem til dig',
    example: '[Point] SP-8805, el',
  },
  include_premises: {
    name: 'De bygninger eller grunde, som disse [points] hører til',
    example: 'Bygning P-6000',
  },
  include_service_point_addresses: {
    name: 'Adresser på disse [points]',
    example: 'Egevej 5, Nyby',
  },
  include_coordinates: {
    name: 'Hvor disse [points] er på et kort',
    example: '57,05 nord, 9,92 øst',
  },
  include_meter_devices: {
    name: 'Hvilke [meters] du har, hvad de måler, og hvor de sidder',
    example: 'El, tæller begge veje, Egevej 5',
  },
  include_meter_numbers: {
    name: 'Numrene på dine [meters]',
    example: '[Meter] M-8805',
  },
  include_meter_apps: {
    name: 'Apps på dine [meters]',
    example: 'Dit forbrug lige nu på telefonen',
  },
  program_details: {
    name: '[Programs], som dine [accounts] og [services] er eller har været med i, og siden hvornår',
    example: 'Hjælp til betaling ved lav indkomst, siden juni 2024',
  },
  include_bill_statements: {
    name: 'Dato, beløb og forfald for dine [bills], med numrene på dine [accounts] og varsler om lukning',
    example: '3. marts: ¤84.20, forfalder den 24. marts, [account] 8800-5',
  },
  include_bill_statement_files: {
    name: 'Dine [bills] som dokumenter',
    example: 'Dokumentet fra den 3. marts som PDF',
  },
  include_bill_statement_charges: {
    name: 'Saldi, betalinger og nye poster på dine [bills]',
    example: 'Forrige saldo ¤79.10, betalt; nye poster ¤84.20',
  },
  include_bill_statement_programs: {
    name: '[Programs], som gjaldt for dine [bills]',
    example: 'Hjælp til betaling ved lav indkomst',
  },
  bills: {
    name: 'Dato, beløb og forfald for dine [bills], med poster, forbrug og numrene på dine [services]',
    example: '3. marts: ¤84.20, forfalder den 24. marts; el 880512: 412 kWh, ¤63.05',
  },
  include_bill_sections: {
    name: 'Hvad dine [services] kostede og brugte i hver periode, og hvem der leverede og forsynede',
    example: 'El, 1. til 28. februar: 412 kWh, ¤63.05',
  },
  include_bill_section_line_items: {
    name: 'Hver eneste post',
    example: 'Energi i spidstimer: 120 kWh à ¤0.32, ¤38.40',
  },
  include_usage_segments: {
    name: 'Hvilke perioder dine [meters] har målinger for',
    example: 'Hvert 15. minut siden den 1. januar',
  },
  include_usage_segment_value_types: {
    name: 'Hvor meget du brugte, og hvornår',
    example: '5. januar, kl. 18.00 til 18.15: 0,42 kWh',
  },
  usage: {
    name: 'Hvor meget du brugte, og hvornår, med numrene på dine [services] og [meters]',
    example: '5. januar, kl. 18.00 til 18.15: 0,42 kWh; [service] 880512, [meter] M-8805',
  },
  include_aggregations: {
    name: 'Summer for [groups], som du er talt med i',
    example: 'Bygning B8800: fire boliger tilsammen',
  },
  include_aggregation_addresses: {
    name: 'Adresserne i sådan en sum',
    example: 'Elmevej 600',
  },
  cds_aggregation_consent: {
    name: 'Dit forbrug som en del af summen, aldrig alene',
    example: 'Bygning B8800: fire boliger tilsammen',
  },
  aggregates: {
    name: 'Dit forbrug for hver måned, lagt sammen for dine [services]',
    example: 'Al el i januar: 412 kWh',
  },
  include_eacs: {
    name: 'Certifikater, der siger, hvor din energi kommer fra',
    example: '412 kWh vindkraft, januar',
  },
}
