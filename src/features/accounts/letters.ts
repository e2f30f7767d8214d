import { isPageLanguage, type PageLanguage } from '#kernel/language.ts';
import type { Letter, LetterPart } from '#platform/mail/letter.ts';
import type { LetterColours, LetterLook } from '#platform/mail/look.ts';
import { defaultBrand, type Brand } from '#ui/brand.ts';
import { palette, type Theme } from '#ui/palette.ts';
import type { Supplier } from '#features/supplier/index.ts';

type Sender = Pick<Supplier, 'portalName' | 'contact' | 'brand' | 'wordmark'>;

/** A letter of the portal: in the supplier's colours, signed with how to reach them. */
export function letterFrom(
  supplier: Sender,
  language: PageLanguage,
  letter: { subject: string; parts: readonly LetterPart[] },
): Letter {
  const { phone, phoneHours, emails } = supplier.contact;
  const signature = [
    supplier.portalName,
    `${phone}, ${phoneHours[language]}`,
    ...emails.slice(0, 1).map(({ address }) => address),
  ];
  return { language, ...letter, signature, look: lookOf(supplier) };
}

/** The language to write to somebody in: what they chose, as far as there are texts in it. */
export function letterLanguage(language: string): PageLanguage {
  return isPageLanguage(language) ? language : 'sl';
}

const looks = new WeakMap<Sender, LetterLook>();

function lookOf(supplier: Sender): LetterLook {
  const known = looks.get(supplier);
  if (known !== undefined) return known;
  const set = Object.fromEntries(Object.entries(supplier.brand).filter(([, value]) => value !== undefined));
  const brand = { ...defaultBrand, ...set };
  const look = { wordmark: supplier.wordmark, bright: coloursOf(brand, 'light'), dark: coloursOf(brand, 'dark') };
  looks.set(supplier, look);
  return look;
}

function coloursOf(brand: Brand, theme: Theme): LetterColours {
  const colours = palette(brand, theme);
  const colour = (role: string): string => {
    const found = colours[role];
    if (found === undefined) throw new Error(`the palette has no ${role}`);
    return found;
  };
  return {
    page: colour('surface'),
    sheet: colour('raised'),
    line: colour('line'),
    text: colour('text'),
    muted: colour('muted'),
    link: colour('accent'),
    button: colour('accent'),
    onButton: colour('on-accent'),
    band: colour('night'),
    onBand: colour('on-night'),
    pane: colour('night-far'),
    litPane: colour('lamp'),
  };
}
