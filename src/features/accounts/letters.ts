import type { PageLanguage } from '#kernel/language.ts';
import type { Letter, LetterPart } from '#platform/mail/letter.ts';
import type { AccountParts } from './parts.ts';

/** A letter of the portal, signed with how to reach the supplier. */
export function letterFrom(
  supplier: AccountParts['supplier'],
  language: PageLanguage,
  letter: { subject: string; parts: readonly LetterPart[] },
): Letter {
  const { phone, phoneHours, emails } = supplier.contact;
  const signature = [
    supplier.portalName,
    `${phone}, ${phoneHours[language]}`,
    ...emails.slice(0, 1).map(({ address }) => address),
  ];
  return { language, ...letter, signature };
}

/** The language to write to somebody in: what they chose, as far as there are texts in it. */
export function letterLanguage(language: string): PageLanguage {
  return language === 'en' ? 'en' : 'sl';
}
