import type { PageLanguage } from '#kernel/language.ts';

const sl = {
  home: 'Domov',
  offers: 'Akcijske ponudbe',
  benefits: 'Moje ugodnosti',
  offersLead: 'Kar ponujamo ta čas, in kaj je od tega za vas.',
  benefitsLead: 'Kar imate zato, ker ste naša stranka.',
  toBenefits: 'Poglejte tudi svoje ugodnosti.',
  toOffers: 'Poglejte tudi akcijske ponudbe.',
  validUntil: (day: string) => `Velja do ${day}`,
  validSince: (day: string) => `Velja od ${day}`,
  validAlways: 'Velja, dokler ste naša stranka',
  forYou: 'za vas',
  sent: 'poslali ste povpraševanje',
  onlyGeneral: 'Vidite ponudbe, ki so za vse. Osebnih ne pripravljamo, ker v to niste privolili.',
  onlyGeneralHint: 'Privolitev lahko date ali prekličete kadar koli.',
  consents: 'Privolitve',
  personal: 'Med ponudbami so tudi osebne: izbrane so po tem, kar imate pri nas, ker ste v to privolili.',
  forStrangers: 'Vidite ponudbe, ki so za vse.',
  logIn: 'Prijavite se za ponudbe, ki so za vas',
  noOffers: 'Ta čas ni akcijskih ponudb',
  noOffersText: 'Ko bo kaj novega, bo tukaj.',
  noBenefits: 'Ta čas ni ugodnosti',
  noBenefitsText: 'Ko bo kaj za vas, bo tukaj.',
};

const en: typeof sl = {
  home: 'Home',
  offers: 'Offers',
  benefits: 'My benefits',
  offersLead: 'What we offer at present, and what of it is for you.',
  benefitsLead: 'What you have for being our customer.',
  toBenefits: 'See your benefits too.',
  toOffers: 'See the offers too.',
  validUntil: (day) => `Valid until ${day}`,
  validSince: (day) => `Valid since ${day}`,
  validAlways: 'Valid for as long as you are our customer',
  forYou: 'for you',
  sent: 'you have sent a request',
  onlyGeneral: 'You see the offers that are for everyone. We prepare no personal ones, as you have not agreed to them.',
  onlyGeneralHint: 'You can give or withdraw this consent at any time.',
  consents: 'Consents',
  personal: 'Some of the offers are personal: chosen by what you have with us, as you have agreed to.',
  forStrangers: 'You see the offers that are for everyone.',
  logIn: 'Log in for the offers that are for you',
  noOffers: 'There are no offers at present',
  noOffersText: 'When there is something new, it will be here.',
  noBenefits: 'There are no benefits at present',
  noBenefitsText: 'When there is something for you, it will be here.',
};

const hr: typeof sl = {
  home: 'Početna',
  offers: 'Akcijske ponude',
  benefits: 'Moje pogodnosti',
  offersLead: 'Što trenutačno nudimo i što je od toga za vas.',
  benefitsLead: 'Što imate zato što ste naš kupac.',
  toBenefits: 'Pogledajte i svoje pogodnosti.',
  toOffers: 'Pogledajte i akcijske ponude.',
  validUntil: (day) => `Vrijedi do ${day}`,
  validSince: (day) => `Vrijedi od ${day}`,
  validAlways: 'Vrijedi dok ste naš kupac',
  forYou: 'za vas',
  sent: 'poslali ste upit',
  onlyGeneral: 'Vidite ponude koje su za sve. Osobne ne pripremamo jer na njih niste dali privolu.',
  onlyGeneralHint: 'Privolu možete dati ili povući u bilo kojem trenutku.',
  consents: 'Privole',
  personal: 'Među ponudama ima i osobnih: odabrane su prema onome što imate kod nas jer ste na to pristali.',
  forStrangers: 'Vidite ponude koje su za sve.',
  logIn: 'Prijavite se za ponude koje su za vas',
  noOffers: 'Trenutačno nema akcijskih ponuda',
  noOffersText: 'Kad bude nešto novo, bit će ovdje.',
  noBenefits: 'Trenutačno nema pogodnosti',
  noBenefitsText: 'Kad bude nešto za vas, bit će ovdje.',
};

export type OfferTexts = typeof sl;

export const texts = { sl, en, hr };

export function offerTexts(language: PageLanguage): OfferTexts {
  return texts[language];
}
