/** A sentence for each refusal of a question, in every language. */
import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm } from '#kernel/plural.ts';
import type { Facts, Refusal } from '#kernel/refusal.ts';
import type { FieldError } from '#ui/notice.ts';
import type { QuestionRefusal } from './input.ts';

type Sentences = Readonly<Record<QuestionRefusal, (facts: Facts) => string>>;

const sl: Sentences = {
  topic_missing: () => 'Izberite, o čem sprašujete.',
  subject_unknown: () => 'Izberite s seznama, na kaj se vprašanje nanaša.',
  text_missing: () => 'Napišite, kaj vas zanima.',
  text_long: ({ most }) => `Besedilo ima lahko največ ${most} znakov.`,
  name_missing: () => 'Vpišite ime in priimek.',
  name_long: ({ most }) => `Ime ima lahko največ ${most} znakov.`,
  email_missing: () => 'Vpišite e-poštni naslov.',
  email_shape: () => 'E-poštni naslov mora biti podoben ime@primer.si.',
  file_large: ({ name }) => `Datoteka »${name}« je večja od 10 MB.`,
  file_empty: ({ name }) => `Datoteka »${name}« je prazna.`,
  file_kind: ({ name }) => `Datoteka »${name}« ni PDF, JPEG, PNG ali HEIC.`,
  file_broken: ({ name }) => `Datoteke »${name}« ne moremo odpreti. Shranite jo znova ali pošljite posnetek zaslona.`,
  file_locked: ({ name }) => `Datoteka »${name}« je zaščitena z geslom. Pošljite jo brez gesla.`,
  files_many: ({ most }) => `Priložite lahko največ ${most} datotek. Prvih ${most} je že priloženih.`,
  files_lost: () => 'Stran je bila predolgo odprta, zato priloge izberite še enkrat. Brez njih lahko pošljete takoj.',
  proof_failed: () => 'Preverjanje v brskalniku ni uspelo. Pošljite še enkrat.',
  questions_wait: ({ most }) =>
    `Na odgovor čaka že ${most} vaših vprašanj. Najprej odgovorimo nanje; dopolnite lahko katero od njih.`,
  paused: ({ minutes }) =>
    `Danes ste poslali že veliko. Poskusite znova čez ${waitInWords(Number(minutes))} ali nas pokličite.`,
};

const en: Sentences = {
  topic_missing: () => 'Choose what your question is about.',
  subject_unknown: () => 'Choose from the list what the question concerns.',
  text_missing: () => 'Write what you would like to know.',
  text_long: ({ most }) => `The text can have at most ${most} characters.`,
  name_missing: () => 'Enter your name.',
  name_long: ({ most }) => `The name can have at most ${most} characters.`,
  email_missing: () => 'Enter your e-mail address.',
  email_shape: () => 'An e-mail address looks like name@example.si.',
  file_large: ({ name }) => `The file “${name}” is larger than 10 MB.`,
  file_empty: ({ name }) => `The file “${name}” is empty.`,
  file_kind: ({ name }) => `The file “${name}” is no PDF, JPEG, PNG or HEIC.`,
  file_broken: ({ name }) => `We cannot open the file “${name}”. Save it again, or send a screenshot.`,
  file_locked: ({ name }) => `The file “${name}” is protected by a password. Send it without.`,
  files_many: ({ most }) => `You can attach at most ${most} files. The first ${most} are attached already.`,
  files_lost: () =>
    'The page was open for too long, so choose the attachments once more. Without them you can send at once.',
  proof_failed: () => 'The check in the browser failed. Send once more.',
  questions_wait: ({ most }) =>
    `${most} of your questions are waiting for an answer. We answer those first; you can add to any of them.`,
  paused: ({ minutes }) =>
    `You have sent a lot today. Try again in ${Number(minutes) < 120 ? `${minutes} min` : `${Math.ceil(Number(minutes) / 60)} hours`}, or call us.`,
};

const hr: Sentences = {
  topic_missing: () => 'Odaberite o čemu pitate.',
  subject_unknown: () => 'Odaberite s popisa na što se pitanje odnosi.',
  text_missing: () => 'Napišite što vas zanima.',
  text_long: ({ most }) => `Tekst može imati najviše ${most} znakova.`,
  name_missing: () => 'Upišite ime i prezime.',
  name_long: ({ most }) => `Ime može imati najviše ${most} znakova.`,
  email_missing: () => 'Upišite adresu e-pošte.',
  email_shape: () => 'Adresa e-pošte mora biti slična ime@primjer.hr.',
  file_large: ({ name }) => `Datoteka „${name}” veća je od 10 MB.`,
  file_empty: ({ name }) => `Datoteka „${name}” je prazna.`,
  file_kind: ({ name }) => `Datoteka „${name}” nije PDF, JPEG, PNG ni HEIC.`,
  file_broken: ({ name }) => `Datoteku „${name}” ne možemo otvoriti. Spremite je ponovno ili pošaljite snimku zaslona.`,
  file_locked: ({ name }) => `Datoteka „${name}” zaštićena je lozinkom. Pošaljite je bez lozinke.`,
  files_many: ({ most }) => `Možete priložiti najviše ${most} datoteka. Prvih ${most} već je priloženo.`,
  files_lost: () =>
    'Stranica je bila predugo otvorena, pa priloge odaberite još jednom. Bez njih možete poslati odmah.',
  proof_failed: () => 'Provjera u pregledniku nije uspjela. Pošaljite još jednom.',
  questions_wait: ({ most }) =>
    `Na odgovor već čeka ${most} vaših pitanja. Najprije odgovaramo na njih; svako od njih možete dopuniti.`,
  paused: ({ minutes }) =>
    `Danas ste poslali već mnogo. Pokušajte ponovno za ${Number(minutes) < 120 ? `${minutes} min` : `${Math.ceil(Number(minutes) / 60)} h`} ili nas nazovite.`,
};

function waitInWords(minutes: number): string {
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.ceil(minutes / 60);
  return `${hours} ${{ one: 'uro', two: 'uri', few: 'ure', other: 'ur' }[pluralForm('sl', hours)]}`;
}

export const texts = { sl, en, hr };

export type Problems = { readonly list: readonly FieldError[]; readonly at: (field: string) => string | undefined };

/** What is wrong, in words. Of several sentences at one field (files) the field shows all. */
export function problemsOf(refusals: readonly Refusal<QuestionRefusal>[], language: PageLanguage): Problems {
  const list = refusals.map(({ code, field, facts = {} }) => ({ field, message: texts[language][code](facts) }));
  return {
    list,
    at: (name) => {
      const here = list.filter(({ field }) => field === name).map(({ message }) => message);
      return here.length === 0 ? undefined : here.join(' ');
    },
  };
}
