/**
 * Words as they are looked for: small, without accents and without endings, so that «števca» finds «števec» and `bills`
 * finds `bill`. Light on purpose: what it leaves apart, prefixes and small differences still bring together.
 */
import type { Language } from '#kernel/language.ts';

/** «Števcev» → `stevc`. A word that is only endings, or very short, stays as it is. */
export function stemOf(word: string, language: Language): string {
  const plain = withoutAccents(word);
  return language === 'en' ? englishStem(plain) : slavicStem(plain, endings[language]);
}

export function withoutAccents(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

const list = (words: string): readonly string[] =>
  words
    .trim()
    .split(/\s+/)
    .toSorted((one, other) => other.length - one.length);

const nouns =
  'a e i o u j om em am ama ami ema emi oma ah eh ih im ima imi ov ev ju jo ja je ji jem jev jih jami jema ega emu';
const verbs =
  'ati iti eti uti am as amo ate ajo im is imo ite ijo es emo ete ejo al ala ali alo ale il ila ili ilo ile ilu ilom ilih ilov ilima ilam el ela eli elo ele an ana ano ani ane en ena eno eni ene aja aje aji aju ajam ajamo ajate ajali itev itve itvi itvo anje anja anju anjem uje ujem ujete ujejo';

/** Slovenian and Croatian share most; the longest that fits goes. */
const endings: Readonly<Record<'sl' | 'hr', readonly string[]>> = {
  sl: list(`${nouns} ${verbs}`),
  hr: list(`${nouns} ${verbs} og oga omu oj ovi evi ove ova ovima evima ujes uju ijem ijete`),
};

/** The noun of a verb, zamenjava – zamenjati; in short words such as prijava the same letters belong to the stem. */
const nounOfVerb = /(?<=.{5})av[aeio]?$|(?<=.{4})enj(?:e|a|u|em)$/;

const shortestStem = 3;

function slavicStem(word: string, all: readonly string[]): string {
  if (nounOfVerb.test(word)) return word.replace(nounOfVerb, '');
  const ending = all.find((each) => word.endsWith(each) && word.length - each.length >= shortestStem) ?? '';
  const stem = word.slice(0, word.length - ending.length);
  // the e that comes and goes: števec – števca, odčitek – odčitka; in Croatian an a: obračunak – obračunka
  return stem.length > shortestStem + 1 ? stem.replace(/[ea]([ck])$/, '$1') : stem;
}

function englishStem(word: string): string {
  const singular = word
    .replace(/(?<=..)ies$/, 'y')
    .replace(/(?<=(?:ss|x|ch|sh))es$/, '')
    .replace(/(?<=..[^su])s$/, '');
  const root = singular.replace(/(?<=...)(?:ing|ed)$/, '');
  // submitting – submit, changing – change
  return root.replace(/([bdgmnprt])\1$/, '$1').replace(/(?<=...)e$/, '');
}
