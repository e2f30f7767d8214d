/** The groups of a bill's lines: what they are called, and in a sentence what they are for. */
import type { LineGroup } from '#features/tariffs/index.ts';
import type { PageLanguage } from '#kernel/language.ts';

export type GroupTexts = { readonly title: string; readonly sentence: (gas: boolean) => string };

const sl: Readonly<Record<LineGroup, GroupTexts>> = {
  energy: {
    title: 'Energija',
    sentence: (gas) =>
      gas
        ? 'Plin, ki ste ga porabili. Kubične metre s plinomera preračunamo v kWh; ceno določa vaš cenik.'
        : 'Elektrika, ki ste jo porabili. Ceno določa vaš cenik; na ta del vplivate sami.',
  },
  network: {
    title: 'Omrežnina',
    sentence: (gas) =>
      gas
        ? 'Uporaba in vzdrževanje plinovodnega omrežja. Ceno določi operater s soglasjem Agencije za energijo; denar prejme operater.'
        : 'Uporaba in vzdrževanje omrežja: za moč, ki vam je na voljo, in za energijo, oboje po časovnih blokih. Cene določa Agencija za energijo; denar prejmejo operaterji.',
  },
  contribution: {
    title: 'Prispevki',
    sentence: () =>
      'Za obnovljive vire, učinkovito rabo energije in delovanje trga. Določa jih država; mi jih samo poberemo.',
  },
  excise: { title: 'Trošarina', sentence: () => 'Davek na porabljeno energijo. Določa ga država.' },
  fee: {
    title: 'Nadomestila',
    sentence: () => 'Za vodenje pogodbe in izdajo računa; ni odvisno od porabe.',
  },
  discount: { title: 'Popusti', sentence: () => 'Kar vam po pogodbi ali ponudbi odštejemo.' },
  interest: {
    title: 'Zamudne obresti',
    sentence: () => 'Za račune, plačane po roku. Višino določa zakon; DDV se zanje ne obračuna.',
  },
};

const en: typeof sl = {
  energy: {
    title: 'Energy',
    sentence: (gas) =>
      gas
        ? 'The gas you used. The cubic metres on the meter are converted to kWh; your price list sets the price.'
        : 'The electricity you used. Your price list sets the price; this part is in your hands.',
  },
  network: {
    title: 'Network charge',
    sentence: (gas) =>
      gas
        ? 'For using and maintaining the gas network. The operator sets the price with the consent of the Energy Agency, and receives the money.'
        : 'For using and maintaining the network: for the power at your disposal and for energy, both by time block. The Energy Agency sets the prices; the operators receive the money.',
  },
  contribution: {
    title: 'Contributions',
    sentence: () =>
      'For renewable sources, efficient use of energy and the market operator. The state sets them; we only collect them.',
  },
  excise: { title: 'Excise duty', sentence: () => 'A tax on the energy used. The state sets it.' },
  fee: { title: 'Fees', sentence: () => 'For keeping the contract and making the bill, whatever you use.' },
  discount: { title: 'Discounts', sentence: () => 'What your contract or an offer takes off.' },
  interest: {
    title: 'Interest',
    sentence: () => 'For bills paid late. The law sets the rate; there is no VAT on it.',
  },
};

const hr: typeof sl = {
  energy: {
    title: 'Energija',
    sentence: (gas) =>
      gas
        ? 'Plin koji ste potrošili. Kubične metre s plinomjera preračunavamo u kWh; cijenu određuje vaš cjenik.'
        : 'Električna energija koju ste potrošili. Cijenu određuje vaš cjenik; na ovaj dio utječete sami.',
  },
  network: {
    title: 'Mrežarina',
    sentence: (gas) =>
      gas
        ? 'Korištenje i održavanje plinske mreže. Cijenu određuje operator uz suglasnost slovenske Agencije za energiju; novac prima operator.'
        : 'Korištenje i održavanje mreže: za snagu koja vam je na raspolaganju i za energiju, oboje po vremenskim blokovima. Cijene određuje slovenska Agencija za energiju; novac primaju operatori.',
  },
  contribution: {
    title: 'Propisane naknade',
    sentence: () =>
      'Za obnovljive izvore, učinkovitu uporabu energije i rad tržišta. Određuje ih država; mi ih samo naplaćujemo.',
  },
  excise: { title: 'Trošarina', sentence: () => 'Porez na potrošenu energiju. Određuje ga država.' },
  fee: {
    title: 'Naknada za opskrbu',
    sentence: () => 'Za vođenje ugovora i izdavanje računa; ne ovisi o potrošnji.',
  },
  discount: { title: 'Popusti', sentence: () => 'Ono što vam po ugovoru ili ponudi oduzimamo od cijene.' },
  interest: {
    title: 'Zatezne kamate',
    sentence: () => 'Za račune plaćene nakon roka. Visinu određuje zakon; na njih se ne obračunava PDV.',
  },
};

const byLanguage = { sl, en, hr };

export function groupTexts(group: LineGroup, language: PageLanguage): GroupTexts {
  return byLanguage[language][group];
}
