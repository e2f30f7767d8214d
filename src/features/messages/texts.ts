import type { PageLanguage } from '#kernel/language.ts';
import type { Result } from './results.ts';

const sl = {
  title: 'Sporočila',
  settings: 'Nastavitve',
  lead: 'Kaj vam je portal poslal v zadnjih 90 dneh, kdaj, kam in s kakšnim izidom. Povezav in kod za enkratno uporabo tukaj ni.',
  emptyTitle: 'Ni še sporočil',
  empty: 'Opomniki, potrdila o oddaji in druga obvestila bodo zapisana tukaj.',
  mailTo: (address: string, moment: string) => `E-pošta na ${address}, ${moment}`,
  smsTo: (number: string, moment: string) => `SMS na ${number}, ${moment}`,
  textNotKept: 'Besedila tega sporočila ne hranimo več.',
  /** `when`: «8.00», or «3. december, 8.00». */
  results: {
    waiting: () => 'Čaka na pošiljanje',
    waiting_until: (when: string) => `Čaka na ${when}`,
    trying_again: (when: string) => `Znova: ${when}`,
    sending: () => 'Se pošilja',
    sent: () => 'Poslano',
    on_its_way: () => 'Poslano, na poti',
    delivered: () => 'Dostavljeno',
    not_delivered: () => 'Ni dostavljeno',
    mail_refused: () => 'Naslov zavrača pošto',
    number_refused: () => 'Številka zavrača SMS',
    failed: () => 'Ni uspelo',
    unclear: () => 'Ni znano, ali je prispelo',
    expired: () => 'Ni poslano, rok je minil',
    dropped: () => 'Ni poslano, ni več potrebno',
  } satisfies Readonly<Record<Result, (when: string) => string>>,
  explanations: {
    waiting_until: 'V času, ki ste ga izbrali za mir, ne pošiljamo.',
    trying_again: 'Strežnik ga še ni sprejel. Poskusili bomo znova.',
    not_delivered: 'Omrežje javlja, da telefon sporočila ni prejel.',
    mail_refused: 'Poštni strežnik je naslov dokončno zavrnil.',
    number_refused: 'Na to številko sporočila ni mogoče poslati.',
    failed: 'Poskusili smo večkrat, a ga strežnik ni sprejel.',
    unclear: 'Zveza se je prekinila, preden je bil prevzem potrjen. Da ne bi prišlo dvakrat, ga ne pošiljamo znova.',
    expired: 'Ni ga bilo mogoče poslati pravočasno, zdaj pa ne bi povedalo nič več.',
    dropped: 'Preden bi ga poslali, ste že opravili, na kar bi vas opomnilo.',
  } satisfies Partial<Record<Result, string>>,
  stopped: {
    mail: (address: string) => `Naslov ${address} zavrača našo pošto`,
    sms: (number: string) => `Številka ${number} ne sprejema naših SMS`,
    since: (moment: string) =>
      `Zadnja dokončna zavrnitev: ${moment}. Opomnikov in obvestil tja ne pošiljamo več. Ko naslov ali številka spet deluje, poskusite znova.`,
    tryAgain: 'Poskusi znova',
  },
  resumed: 'Od zdaj spet pošiljamo. Če bo naslednje sporočilo zavrnjeno, bo to zapisano tukaj.',
};

type Texts = typeof sl;

const en: Texts = {
  title: 'Messages',
  settings: 'Settings',
  lead: 'What the portal sent you in the last 90 days, when, where to and with what result. Links and codes for a single use are not shown.',
  emptyTitle: 'No messages yet',
  empty: 'Reminders, receipts and other notices will be listed here.',
  mailTo: (address, moment) => `E-mail to ${address}, ${moment}`,
  smsTo: (number, moment) => `SMS to ${number}, ${moment}`,
  textNotKept: 'The text of this message is no longer kept.',
  results: {
    waiting: () => 'Waiting to be sent',
    waiting_until: (when) => `Waiting until ${when}`,
    trying_again: (when) => `Again: ${when}`,
    sending: () => 'Being sent',
    sent: () => 'Sent',
    on_its_way: () => 'Sent, on its way',
    delivered: () => 'Delivered',
    not_delivered: () => 'Not delivered',
    mail_refused: () => 'The address refuses mail',
    number_refused: () => 'The number refuses SMS',
    failed: () => 'Failed',
    unclear: () => 'Unknown whether it arrived',
    expired: () => 'Not sent, too late',
    dropped: () => 'Not sent, no longer needed',
  },
  explanations: {
    waiting_until: 'Nothing is sent during your quiet hours.',
    trying_again: 'The server has not taken it yet. We will try again.',
    not_delivered: 'The network says that the phone did not receive it.',
    mail_refused: 'The mail server refused the address for good.',
    number_refused: 'No SMS can be sent to this number.',
    failed: 'We tried several times, but the server did not take it.',
    unclear: 'The line broke before it was confirmed. So that it does not come twice, we do not send it again.',
    expired: 'It could not be sent in time, and would say nothing any more.',
    dropped: 'You had already done what it would have reminded you of.',
  },
  stopped: {
    mail: (address) => `The address ${address} refuses our mail`,
    sms: (number) => `The number ${number} does not take our SMS`,
    since: (moment) =>
      `Last refused for good: ${moment}. We no longer send reminders and notices there. Once the address or number works again, try again.`,
    tryAgain: 'Try again',
  },
  resumed: 'We send again from now on. If the next message is refused, it will say so here.',
};

export const texts: Readonly<Record<PageLanguage, Texts>> = { sl, en };
