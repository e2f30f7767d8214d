import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm } from '#kernel/plural.ts';

const sl = {
  home: 'Domov',
  onlySlovenian: 'Ta stran je na voljo samo v slovenščini.',
  contents: 'Na tej strani',
  dates: {
    energies: { electricity: 'Električna energija', gas: 'Zemeljski plin' },
    everyOperator: 'Vsi distribucijski operaterji',
    operators: (count: number) =>
      `${count} ${{ one: 'distribucijski operater', two: 'distribucijska operaterja', few: 'distribucijski operaterji', other: 'distribucijskih operaterjev' }[pluralForm('sl', count)]}`,
    openUntil: (day: string) => `Okno je odprto do ${day}`,
    opensOn: (day: string) => `Okno se odpre ${day}`,
    readsItself: 'Operater števce odčita sam, zato stanja ni treba sporočati.',
    upcoming: 'Okna za oddajo',
    forMonth: 'Za mesec',
    window: 'Okno za oddajo',
  },
};

const en: typeof sl = {
  home: 'Home',
  onlySlovenian: 'This page is available in Slovenian only.',
  contents: 'On this page',
  dates: {
    energies: { electricity: 'Electricity', gas: 'Natural gas' },
    everyOperator: 'All distribution operators',
    operators: (count) => `${count} distribution operators`,
    openUntil: (day) => `The window is open until ${day}`,
    opensOn: (day) => `The window opens on ${day}`,
    readsItself: 'The operator reads the meters itself, so there is nothing to submit.',
    upcoming: 'Reading windows',
    forMonth: 'For',
    window: 'Window',
  },
};

const hr: typeof sl = {
  home: 'Početna',
  onlySlovenian: 'Ova je stranica dostupna samo na slovenskom jeziku.',
  contents: 'Na ovoj stranici',
  dates: {
    energies: { electricity: 'Električna energija', gas: 'Prirodni plin' },
    everyOperator: 'Svi operatori distribucijskog sustava',
    operators: (count) =>
      `${count} ${{ one: 'operator', two: 'operatora', few: 'operatora', other: 'operatora' }[pluralForm('hr', count)]} distribucijskog sustava`,
    openUntil: (day) => `Rok je otvoren do ${day}`,
    opensOn: (day) => `Rok se otvara ${day}`,
    readsItself: 'Operator sam očitava brojila pa stanje ne treba dojavljivati.',
    upcoming: 'Rokovi za dojavu',
    forMonth: 'Za mjesec',
    window: 'Rok za dojavu',
  },
};

export type PageTexts = typeof sl;

const catalogue: Readonly<Record<PageLanguage, PageTexts>> = { sl, en, hr };

export function pageTexts(language: PageLanguage): PageTexts {
  return catalogue[language];
}
