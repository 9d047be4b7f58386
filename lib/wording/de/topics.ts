import type { Dictionary } from '../types.ts'

export const topics: Dictionary['topics'] = {
  include_accounts: {
    name: 'Welche [accounts] Sie haben und wie sie zusammengehören',
    example: '8800-5, darüber 8800',
  },
  include_account_numbers: {
    name: 'Ihre Kundennummer, die Nummern Ihrer [accounts] und das Unternehmen dazu',
    example: '[Account] 8800-5',
  },
  include_account_details: {
    name: 'Name, Adresse, Art und Status Ihrer [accounts], und wie man Sie dort erreicht',
    example: 'Kim Sommer, Eichenweg 5, Haushalt, aktiv, 555 0199',
  },
  include_account_programs: {
    name: '[Programs], die für Ihre [accounts] gelten oder gelten könnten',
    example: 'Hilfe bei geringem Einkommen, Ratenzahlung',
  },
  account_details: {
    name: 'Nummer, Name und Status Ihrer [accounts]',
    example: '[Account] 8800-5, Kim Sommer, aktiv',
  },
  'account_details.balance': {
    name: 'Was Sie für Ihre [accounts] schulden',
    example: '¤84.20, fällig am 15. März',
  },
  include_service_contracts: {
    name: 'Welche [services] Sie haben, welcher Art sie sind und ob sie laufen',
    example: 'Strom, Haushalt, läuft',
  },
  include_contract_numbers: {
    name: 'Die Nummern Ihrer [services] und das Unternehmen dazu',
    example: '[Service] 880512',
  },
  include_rate_plans: {
    name: 'Die [ratePlans] Ihrer [services]',
    example: 'Nachtstrom, NS-2',
  },
  include_service_contract_details: {
    name: 'Die Adressen Ihrer [services], ihr Beginn und ihr Ende',
    example: 'Eichenweg 5, seit 1. Mai 2021',
  },
  include_service_programs: {
    name: '[Programs], die für Ihre [services] gelten oder gelten könnten',
    example: 'Vergütung für Solarstrom, nachts das Elektroauto laden',
  },
  'service_details.commodity': {
    name: 'Was Ihre [services] Ihnen bringen',
    example: 'Strom',
  },
  'service_details.distribution_details': {
    name: 'Die Nummer jeder Lieferung und ihre [meters]',
    example: 'Lieferung 880512, [meter] M-8805',
  },
  delivery_details: {
    name: 'Die Nummer jeder Lieferung, was geliefert wird und seit wann',
    example: 'Lieferung 880512, Strom, seit 1. Mai 2021',
  },
  'delivery_details.own': {
    name: 'Die Nummer jeder Lieferung und was geliefert wird',
    example: 'Lieferung 880512, Strom',
  },
  'delivery_details.place': {
    name: 'Die Adresse, an die geliefert wird',
    example: 'Eichenweg 5, Neustadt',
  },
  'delivery_details.meters': {
    name: 'Die Nummern der zugehörigen [meters]',
    example: '[Meter] M-8805',
  },
  'delivery_details.grid': {
    name: 'Wo im Netz Sie sind, nach Region und Preiszone',
    example: 'Netzgebiet Nord',
  },
  'service_details.supply_details': {
    name: 'Wer Ihre [services] versorgt, die Nummer der Versorgung und ihr Preis',
    example: 'Talwerke, Versorgung V-22, Grün Fest 12',
  },
  supply_details: {
    name: 'Wer Sie mit Energie versorgt, die Nummer der Versorgung und seit wann',
    example: 'Talwerke, Versorgung V-22, seit 1. Mai 2021',
  },
  'supply_details.tariff': {
    name: 'Name und Kürzel Ihres Preises',
    example: 'Grün Fest 12, GF-12',
  },
  'supply_details.delivery': {
    name: 'Zu welcher Lieferung sie gehört',
    example: 'Lieferung 880512',
  },
  include_service_points: {
    name: 'Die [points], über die Ihre [services] zu Ihnen kommen',
    example: '[Point] SP-8805, Strom',
  },
  include_premises: {
    name: 'Die Gebäude oder Grundstücke dieser [points]',
    example: 'Gebäude P-6000',
  },
  include_service_point_addresses: {
    name: 'Die Adressen dieser [points]',
    example: 'Eichenweg 5, Neustadt',
  },
  include_coordinates: {
    name: 'Wo diese [points] auf der Karte liegen',
    example: '52,52 Nord, 13,40 Ost',
  },
  include_meter_devices: {
    name: 'Welche [meters] Sie haben, was sie messen und wo sie sind',
    example: 'Strom, zählt in beide Richtungen, Eichenweg 5',
  },
  include_meter_numbers: {
    name: 'Die Nummern Ihrer [meters]',
    example: '[Meter] M-8805',
  },
  include_meter_apps: {
    name: 'Apps für Ihre [meters]',
    example: 'Ihr Verbrauch live auf dem Telefon',
  },
  program_details: {
    name: '[Programs], die für Ihre [accounts] und [services] gelten oder galten, und seit wann',
    example: 'Hilfe bei geringem Einkommen, seit Juni 2024',
  },
  include_bill_statements: {
    name: 'Datum, Betrag und Fälligkeit Ihrer [bills], mit Nummern Ihrer [accounts] und Ankündigung einer Sperre',
    example: '3. März: ¤84.20, fällig am 24. März, [account] 8800-5',
  },
  include_bill_statement_files: {
    name: 'Ihre [bills] als Dokumente',
    example: 'Das Dokument vom 3. März als PDF',
  },
  include_bill_statement_charges: {
    name: 'Salden, Zahlungen und neue Posten Ihrer [bills]',
    example: 'Alter Saldo ¤79.10, bezahlt; neue Posten ¤84.20',
  },
  include_bill_statement_programs: {
    name: '[Programs], die für Ihre [bills] galten',
    example: 'Hilfe bei geringem Einkommen',
  },
  bills: {
    name: 'Datum, Betrag und Fälligkeit Ihrer [bills], mit Posten, Verbrauch und Nummern Ihrer [services]',
    example: '3. März: ¤84.20, fällig am 24. März; Strom 880512: 412 kWh, ¤63.05',
  },
  include_bill_sections: {
    name: 'Was Ihre [services] je Zeitraum kosteten und verbrauchten, und wer lieferte und versorgte',
    example: 'Strom, 1. bis 28. Februar: 412 kWh, ¤63.05',
  },
  include_bill_section_line_items: {
    name: 'Jeder einzelne Posten',
    example: 'Energie zur Spitzenzeit: 120 kWh zu ¤0.32, ¤38.40',
  },
  include_usage_segments: {
    name: 'Für welche Zeiträume Ihre [meters] Werte haben',
    example: 'Alle 15 Minuten seit 1. Januar',
  },
  include_usage_segment_value_types: {
    name: 'Wie viel Sie verbraucht haben und wann',
    example: '5. Januar, 18:00 bis 18:15 Uhr: 0,42 kWh',
  },
  usage: {
    name: 'Wie viel Sie verbraucht haben und wann, mit Nummern Ihrer [services] und [meters]',
    example: '5. Januar, 18:00 bis 18:15 Uhr: 0,42 kWh; [service] 880512, [meter] M-8805',
  },
  include_aggregations: {
    name: 'Summen für [groups], in denen Sie mitgezählt sind',
    example: 'Gebäude B8800: vier Haushalte zusammen',
  },
  include_aggregation_addresses: {
    name: 'Die Adressen in einer solchen Summe',
    example: 'Ulmenweg 600',
  },
  cds_aggregation_consent: {
    name: 'Ihr Verbrauch als Teil der Summe, nie für sich allein',
    example: 'Gebäude B8800: vier Haushalte zusammen',
  },
  aggregates: {
    name: 'Ihr Verbrauch jedes Monats, zusammengezählt für Ihre [services]',
    example: 'Aller Strom im Januar: 412 kWh',
  },
  include_eacs: {
    name: 'Nachweise, woher Ihre Energie kommt',
    example: '412 kWh Windstrom, Januar',
  },
}
