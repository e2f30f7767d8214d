import type { PageLanguage } from '#kernel/language.ts';

const sl = {
  title: 'Poštni nabiralnik predstavitve',
  lead: 'Sporočila, ki bi jih portal poslal po e-pošti. V predstavitvi ostanejo tukaj.',
  emptyTitle: 'Nabiralnik je prazen',
  empty: 'Registrirajte se ali naročite novo geslo in sporočilo bo tukaj.',
  to: 'Za',
  sent: 'Poslano',
  subject: 'Zadeva',
  letter: 'Sporočilo',
  asText: 'Kot navadno besedilo',
};

type Texts = typeof sl;

const en: Texts = {
  title: 'The demo’s mailbox',
  lead: 'Mails that the portal would send. In the demo they stay here.',
  emptyTitle: 'The mailbox is empty',
  empty: 'Register or ask for a new password, and the mail will be here.',
  to: 'To',
  sent: 'Sent',
  subject: 'Subject',
  letter: 'Mail',
  asText: 'As plain text',
};

export const texts: Readonly<Record<PageLanguage, Texts>> = { sl, en };
