import type { PageLanguage } from '#kernel/language.ts';

const sl = {
  home: 'Domov',
  help: 'Pomoč',
  title: 'Navodila za uporabo portala',
  lead: 'Od registracije do računov, s slikami vsakega koraka. Slike kažejo predstavitveni portal; stranke so izmišljene.',
  onlyOther: '',
  invitation: 'Registracija, prijava, odčitki, računi in vse drugo v portalu, korak za korakom in s slikami.',
  chapters: 'Poglavja',
  pdf: 'Natisni (PDF)',
  all: 'Vse na eni strani',
  previous: 'Prejšnje poglavje',
  next: 'Naslednje poglavje',
  inPortal: 'V portalu:',
  fileName: 'navodila.pdf',
};

const en: typeof sl = {
  home: 'Home',
  help: 'Help',
  title: 'How to use the portal',
  lead: 'From registration to bills, with a picture of every step. The pictures show the demo portal; its customers are invented.',
  onlyOther: '',
  invitation:
    'Registration, logging in, readings, bills and everything else in the portal, step by step and with pictures.',
  chapters: 'Chapters',
  pdf: 'Print (PDF)',
  all: 'All on one page',
  previous: 'Previous chapter',
  next: 'Next chapter',
  inPortal: 'In the portal:',
  fileName: 'manual.pdf',
};

const hr: typeof sl = {
  home: 'Početna',
  help: 'Pomoć',
  title: 'Upute za korištenje portala',
  lead: 'Od registracije do računa, sa slikom svakog koraka. Slike prikazuju pokazni portal; kupci su izmišljeni.',
  onlyOther:
    'Upute postoje samo na slovenskom i engleskom jeziku. Ovdje su na slovenskom; engleske vidite kad jezik portala promijenite u English.',
  invitation: 'Registracija, prijava, očitanja, računi i sve ostalo na portalu, korak po korak i sa slikama.',
  chapters: 'Poglavlja',
  pdf: 'Ispiši (PDF)',
  all: 'Sve na jednoj stranici',
  previous: 'Prethodno poglavlje',
  next: 'Sljedeće poglavlje',
  inPortal: 'Na portalu:',
  fileName: 'upute.pdf',
};

const texts = { sl, en, hr };

export function manualTexts(language: PageLanguage): typeof sl {
  return texts[language];
}
