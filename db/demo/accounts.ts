/** Who can log in to the demo, and what there is to see. */
import type { PageLanguage } from '#kernel/language.ts';

export type DemoAccount = {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly language: PageLanguage;
  /** Numbers of the contracts that the account has linked. */
  readonly contracts: readonly string[];
  readonly story: { readonly sl: string; readonly en: string };
  /** Reminders that are switched on: by mail, or by SMS to this number too. */
  readonly reminders?: 'mail' | { readonly mobile: string };
  /** Has agreed to personal offers. */
  readonly wantsOffers?: true;
};

/** The same for all: the demo protects nobody. */
const password = 'mirna-lipa-12';

function account(
  person: Pick<DemoAccount, 'name' | 'email' | 'reminders' | 'wantsOffers'> & { language?: PageLanguage },
  contracts: readonly string[],
  story: DemoAccount['story'],
): DemoAccount {
  return { language: 'sl', ...person, password, contracts, story };
}

export const demoAccounts: readonly DemoAccount[] = [
  account(
    { name: 'Maja Zupan', email: 'maja.zupan@example.si', reminders: { mobile: '+38641000118' } },
    ['4501882', '7700431'],
    {
      sl: 'elektrika z VT in MT in zemeljski plin v istem stanovanju; en račun je bil po oceni, storniran in narejen znova',
      en: 'electricity at two rates and gas in the same flat; one bill was estimated, cancelled and made anew',
    },
  ),
  account({ name: 'Franc Oblak', email: 'franc.oblak@example.si' }, ['4300117'], {
    sl: 'zgled iz navodil: odčitka 16433 in 20952 z dne 1. 7. 2019; zgodovina od takrat',
    en: 'the example of the manual: readings 16433 and 20952 of 1 July 2019, and all since',
  }),
  account({ name: 'Jože Hribar', email: 'joze.hribar@example.si', wantsOffers: true }, ['4502210'], {
    sl: 'enotarifni števec v hribovski hiši; pozabljen račun je zapadel, naslednji ima obresti',
    en: 'a single-rate meter in a house in the hills; a forgotten bill is overdue, the next one has interest',
  }),
  account({ name: 'Petra Kos', email: 'petra.kos@example.si', reminders: 'mail' }, ['7701245'], {
    sl: 'samo zemeljski plin, ogrevanje hiše; dobropis, ki še ni porabljen',
    en: 'gas only, heating a house; a credit note not yet used up',
  }),
  account(
    { name: 'Upravnik Lipa d.o.o.', email: 'merilna.mesta@upravnik-lipa.example.com', reminders: 'mail' },
    ['4600040'],
    {
      sl: 'upravnik s 40 merilnimi mesti; zadnji račun je delno plačan',
      en: 'a building manager with 40 metering points; the latest bill is partly paid',
    },
  ),
  account({ name: 'Marko Vidmar', email: 'marko.vidmar@example.si' }, ['4503391'], {
    sl: 'števec so mu zamenjali lani spomladi ali letos: razlika teče čez zamenjavo',
    en: 'a meter exchanged last spring: differences run on across it',
  }),
  account({ name: 'Ivana Golob', email: 'ivana.golob@example.si' }, ['4504406'], {
    sl: 'pet številk na števcu, VT se bo naslednji mesec obrnila čez 99999; en račun je plačala dvakrat',
    en: 'five digits, and the high rate about to pass 99999; one bill was paid twice',
  }),
  account({ name: 'Zdenka Mlakar', email: 'zdenka.mlakar@example.si' }, ['4505518'], {
    sl: 'števec se je že obrnil čez 99999',
    en: 'a register that has already passed 99999',
  }),
  account({ name: 'Tomaž Pirc', email: 'tomaz.pirc@example.si' }, ['4506607'], {
    sl: 'pogodba se je končala, ko se je odselil',
    en: 'a contract that ended when he moved out',
  }),
  account({ name: 'Nika Pirnat', email: 'nika.pirnat@example.si' }, ['4507719'], {
    sl: 'vselila se je za njim: vidi samo svoje odčitke',
    en: 'moved in after him and sees only her own readings',
  }),
  account({ name: 'Bojan Kralj', email: 'bojan.kralj@example.si', wantsOffers: true }, ['4508822'], {
    sl: 'sončna elektrarna na strehi: oddaja v omrežje (2.8.0) in polni avto; zadnji račun ima napako',
    en: 'solar panels on the roof: feeds in (2.8.0), and charges a car; the latest bill has a mistake in it',
  }),
  account({ name: 'Pekarna Žemlja d.o.o.', email: 'pisarna@pekarna-zemlja.example.com' }, ['4609130'], {
    sl: 'pekarna z merilnimi transformatorji: konstanta 40; dve leti polni dostavno vozilo',
    en: 'a bakery with current transformers: constant 40; charges its van for two years',
  }),
  account({ name: 'Alenka Rozman', email: 'alenka.rozman@example.si' }, ['4509946'], {
    sl: 'števec, ki ga operater odčitava na daljavo, tudi oddajo v omrežje; plačuje z direktno obremenitvijo',
    en: 'a meter that the operator reads remotely, what it feeds in too; pays by direct debit',
  }),
  account({ name: 'Marija Koren', email: 'marija.koren@example.si' }, ['4510057', '7702360'], {
    sl: 'pogodbi si deli z možem; vsak ima svoj račun na portalu',
    en: 'shares her contracts with her husband, each with an account of their own',
  }),
  account({ name: 'Stane Koren', email: 'stane.koren@example.si' }, ['4510057', '7702360'], {
    sl: 'njen mož, isti pogodbi',
    en: 'her husband, the same contracts',
  }),
  account(
    { name: 'Eva Walker', email: 'eva.walker@example.com', language: 'en', reminders: { mobile: '+38641000168' } },
    ['4511168'],
    {
      sl: 'novo stanovanje, še brez odčitkov; portal v angleščini',
      en: 'a new flat without a reading yet; the portal in English',
    },
  ),
  account({ name: 'Ante Perić', email: 'ante.peric@example.com', language: 'hr' }, ['4514491'], {
    sl: 'merilno mesto na Hrvaškem (OMM), še brez odčitkov; portal v hrvaščini',
    en: 'a metering point in Croatia (OMM) without a reading yet; the portal in Croatian',
  }),
];
