import type { DurationWords } from '../types.ts'

export const durations: DurationWords = {
  about: (what, statement) => `${what} : ${statement}`,
  stoppable: 'Vous pouvez l’arrêter à tout moment, depuis votre reçu.',
  withBills: 'Les autres données viennent avec vos [bills].',
  certificates: 'Les certificats tant que dure cet accès.',
  past: {
    usage: {
      length: (length, date) => `Votre consommation jusqu’à ${length} en arrière, depuis le ${date}.`,
      since: (date) => `Votre consommation depuis le ${date}.`,
      nothing: 'Aucune consommation passée : seulement ce que vous consommerez désormais.',
      everything: 'Toute votre consommation passée qui est enregistrée.',
    },
    bills: {
      length: (length, date) => `Vos [bills] jusqu’à ${length} en arrière, depuis le ${date}.`,
      since: (date) => `Vos [bills] depuis le ${date}.`,
      nothing: 'Rien de vos [bills] du passé : seulement ce qui est à venir.',
      everything: 'Vos [bills] aussi loin que remontent les archives.',
    },
    charges: {
      length: (length, date) =>
        `Ce que disaient vos [bills] jusqu’à ${length} en arrière, depuis le ${date}.`,
      since: (date) => `Ce que disent vos [bills] depuis le ${date}.`,
      nothing: 'Rien de vos [bills] du passé : seulement de ce qui est à venir.',
      everything: 'Ce que disaient vos [bills] aussi loin que remontent les archives.',
    },
    details: {
      length: (length, date) =>
        `Ces données telles qu’elles étaient jusqu’à ${length} en arrière, depuis le ${date}.`,
      since: (date) => `Ces données telles qu’elles sont depuis le ${date}.`,
      nothing: 'Rien du passé : seulement les données à partir de maintenant.',
      everything: 'Ces données aussi loin que remontent les archives.',
    },
    consent: {
      length: (length, date) => `Jusqu’à ${length} en arrière, depuis le ${date}.`,
      since: (date) => `Tout depuis le ${date}.`,
      nothing: 'Rien du passé.',
      everything: 'Tout le passé qui est enregistré.',
    },
    data: {
      length: (length, date) => `Jusqu’à ${length} en arrière, depuis le ${date}.`,
      since: (date) => `Tout depuis le ${date}.`,
      nothing: 'Rien du passé : seulement ce qui vient à partir de maintenant.',
      everything: 'Tout le passé qui est enregistré.',
    },
  },
  future: {
    usage: {
      length: (length, date) => `Votre consommation pendant encore ${length}, jusqu’au ${date}.`,
      until: (date) => `Votre consommation jusqu’au ${date}.`,
      nothing: 'Aucune consommation future : seulement celle d’avant aujourd’hui.',
      withoutEnd: 'Votre consommation future, jusqu’à ce que vous l’arrêtiez.',
    },
    bills: {
      length: (length, date) => `Vos [bills] pendant encore ${length}, jusqu’au ${date}.`,
      until: (date) => `Vos [bills] jusqu’au ${date}.`,
      nothing: 'Rien de vos [bills] à venir : seulement ce que vous avez déjà.',
      withoutEnd: 'Vos [bills] à venir, jusqu’à ce que vous l’arrêtiez.',
    },
    charges: {
      length: (length, date) => `Ce que diront vos [bills] pendant encore ${length}, jusqu’au ${date}.`,
      until: (date) => `Ce que diront vos [bills] jusqu’au ${date}.`,
      nothing: 'Rien de vos [bills] à venir : seulement de ce que vous avez déjà.',
      withoutEnd: 'Ce que diront vos [bills] à venir, jusqu’à ce que vous l’arrêtiez.',
    },
    details: {
      length: (length, date) => `Tenu à jour pendant encore ${length}, jusqu’au ${date}.`,
      until: (date) => `Tenu à jour jusqu’au ${date}.`,
      nothing: 'Partagé tel que c’est aujourd’hui : les changements d’après ne sont pas partagés.',
      withoutEnd: 'Tenu à jour jusqu’à ce que vous l’arrêtiez.',
    },
    consent: {
      length: (length, date) => `Votre accord vaut encore ${length}, jusqu’au ${date}.`,
      until: (date) => `Votre accord vaut jusqu’au ${date}.`,
      nothing:
        'Votre accord vaut pour cette seule demande : pour toute autre, il faudra vous demander de nouveau.',
      withoutEnd: 'Votre accord vaut jusqu’à ce que vous l’arrêtiez.',
    },
    data: {
      length: (length, date) => `Pendant encore ${length}, jusqu’au ${date}.`,
      until: (date) => `Tout jusqu’au ${date}.`,
      nothing: 'Rien de ce qui vient : seulement ce qu’il y a aujourd’hui.',
      withoutEnd: 'Tout ce qui vient, jusqu’à ce que vous l’arrêtiez.',
    },
  },
}
