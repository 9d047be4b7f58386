import type { Dictionary } from '../types.ts'

export const topics: Dictionary['topics'] = {
  include_accounts: {
    name: 'La liste de vos [accounts], et leurs liens entre eux',
    example: '8800-5 et, au-dessus, 8800',
  },
  include_account_numbers: {
    name: 'Votre numéro de client, les numéros de vos [accounts] et l’entreprise concernée',
    example: '[Account] 8800-5',
  },
  include_account_details: {
    name: 'Nom, adresse, type et état de vos [accounts], et comment joindre leur titulaire',
    example: 'Camille Martin, 5, rue du Chêne, logement, en vigueur, 555-0199',
  },
  include_account_programs: {
    name: 'Les [programs] dont vos [accounts] profitent ou pourraient profiter',
    example: 'Aide au paiement pour revenus modestes, échéancier',
  },
  account_details: {
    name: 'Numéro, nom et état de vos [accounts]',
    example: '[Account] 8800-5, Camille Martin, en vigueur',
  },
  'account_details.balance': {
    name: 'Ce que vous devez sur vos [accounts]',
    example: '¤84.20, à payer le 15 mars',
  },
  include_service_contracts: {
    name: 'La liste de vos [services], leur type, et s’ils sont en cours',
    example: 'Électricité, logement, en cours',
  },
  include_contract_numbers: {
    name: 'Les numéros de vos [services] et l’entreprise concernée',
    example: '[Service] 880512',
  },
  include_rate_plans: {
    name: 'Les [ratePlans] de vos [services]',
    example: 'Heures creuses, HC-2',
  },
  include_service_contract_details: {
    name: 'L’adresse de vos [services], leur début et leur fin',
    example: '5, rue du Chêne, depuis le 1er mai 2021',
  },
  include_service_programs: {
    name: 'Les [programs] dont vos [services] profitent ou pourraient profiter',
    example: 'Crédits solaires, recharge de nuit d’une voiture électrique',
  },
  'service_details.commodity': {
    name: 'Ce que vos [services] vous apportent',
    example: 'Électricité',
  },
  'service_details.distribution_details': {
    name: 'Le numéro de chaque livraison, et ses [meters]',
    example: 'Livraison 880512, [meter] M-8805',
  },
  delivery_details: {
    name: 'Le numéro de chaque livraison, ce qui est livré, et depuis quand',
    example: 'Livraison 880512, électricité, depuis le 1er mai 2021',
  },
  'delivery_details.own': {
    name: 'Le numéro de chaque livraison, et ce qui est livré',
    example: 'Livraison 880512, électricité',
  },
  'delivery_details.place': {
    name: 'L’adresse de livraison',
    example: '5, rue du Chêne, Belleville',
  },
  'delivery_details.meters': {
    name: 'Les numéros de ses [meters]',
    example: '[Meter] M-8805',
  },
  'delivery_details.grid': {
    name: 'Votre place sur le réseau, par région et zone de prix',
    example: 'Zone nord',
  },
  'service_details.supply_details': {
    name: 'Qui fournit vos [services], le numéro de la fourniture, et son prix',
    example: 'Énergie du Val, fourniture F-22, Vert Fixe 12',
  },
  supply_details: {
    name: 'Qui vous fournit l’énergie, le numéro de la fourniture, et depuis quand',
    example: 'Énergie du Val, fourniture F-22, depuis le 1er mai 2021',
  },
  'supply_details.tariff': {
    name: 'Le nom et le code de votre offre de prix',
    example: 'Vert Fixe 12, VF-12',
  },
  'supply_details.delivery': {
    name: 'La livraison à laquelle elle correspond',
    example: 'Livraison 880512',
  },
  include_service_points: {
    name: 'Les [points] par où vos [services] vous arrivent',
    example: '[Point] SP-8805, électricité',
  },
  include_premises: {
    name: 'Les bâtiments ou terrains de ces [points]',
    example: 'Bâtiment P-6000',
  },
  include_service_point_addresses: {
    name: 'L’adresse de ces [points]',
    example: '5, rue du Chêne, Belleville',
  },
  include_coordinates: {
    name: 'Où ces [points] se trouvent sur une carte',
    example: '45,50 nord, 73,57 ouest',
  },
  include_meter_devices: {
    name: 'La liste de vos [meters], ce qu’ils mesurent et où ils sont',
    example: 'Électricité, compte dans les deux sens, 5, rue du Chêne',
  },
  include_meter_numbers: {
    name: 'Les numéros de vos [meters]',
    example: '[Meter] M-8805',
  },
  include_meter_apps: {
    name: 'Les applications sur vos [meters]',
    example: 'La consommation en direct sur votre téléphone',
  },
  program_details: {
    name: 'Les [programs] dont vos [accounts] et [services] profitent ou ont profité, et depuis quand',
    example: 'Aide au paiement pour revenus modestes, depuis juin 2024',
  },
  include_bill_statements: {
    name: 'Date, montant et échéance de vos [bills], avec les numéros de vos [accounts] et tout avis de coupure',
    example: '3 mars : ¤84.20, à payer le 24 mars, [account] 8800-5',
  },
  include_bill_statement_files: {
    name: 'Vos [bills] sous forme de documents',
    example: 'Le document du 3 mars en PDF',
  },
  include_bill_statement_charges: {
    name: 'Soldes, paiements et nouveaux frais de vos [bills]',
    example: 'Solde précédent ¤79.10, payé ; nouveaux frais ¤84.20',
  },
  include_bill_statement_programs: {
    name: 'Les [programs] qui ont compté pour vos [bills]',
    example: 'Aide au paiement pour revenus modestes',
  },
  bills: {
    name: 'Date, montant et échéance de vos [bills], avec frais, consommation et numéros de vos [services]',
    example: '3 mars : ¤84.20, à payer le 24 mars ; électricité 880512 : 412 kWh, ¤63.05',
  },
  include_bill_sections: {
    name: 'Ce que vos [services] ont coûté et consommé par période, et qui a livré et fourni',
    example: 'Électricité, du 1er au 28 février : 412 kWh, ¤63.05',
  },
  include_bill_section_line_items: {
    name: 'Chaque frais, un par un',
    example: 'Énergie aux heures de pointe : 120 kWh à ¤0.32, ¤38.40',
  },
  include_usage_segments: {
    name: 'Les périodes que couvrent les relevés de vos [meters]',
    example: 'Toutes les 15 minutes depuis le 1er janvier',
  },
  include_usage_segment_value_types: {
    name: 'Combien vous avez consommé, et quand',
    example: '5 janvier, de 18 h à 18 h 15 : 0,42 kWh',
  },
  usage: {
    name: 'Combien vous avez consommé, et quand, avec les numéros de vos [services] et [meters]',
    example: '5 janvier, de 18 h à 18 h 15 : 0,42 kWh ; [service] 880512, [meter] M-8805',
  },
  include_aggregations: {
    name: 'Les totaux par [group] où vous êtes compté',
    example: 'Immeuble B8800 : quatre logements ensemble',
  },
  include_aggregation_addresses: {
    name: 'Les adresses réunies dans un tel total',
    example: '600, rue de l’Orme',
  },
  cds_aggregation_consent: {
    name: 'Votre consommation comme partie du total, jamais seule',
    example: 'Immeuble B8800 : quatre logements ensemble',
  },
  aggregates: {
    name: 'Votre consommation de chaque mois, additionnée pour vos [services]',
    example: 'Toute l’électricité de janvier : 412 kWh',
  },
  include_eacs: {
    name: 'Des certificats qui disent d’où vient votre énergie',
    example: '412 kWh d’énergie éolienne, janvier',
  },
}
