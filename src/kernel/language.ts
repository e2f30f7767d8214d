/** The languages that the portal can speak, by ISO 639-1 code. Slovenian is the one it is written in first. */
export type Language = 'sl' | 'en' | 'hr';

/** The languages that pages have texts in; further ones join when their catalogues are complete. */
export const pageLanguages = ['sl', 'en', 'hr'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

export function isPageLanguage(text: string | undefined): text is PageLanguage {
  return pageLanguages.some((language) => language === text);
}
