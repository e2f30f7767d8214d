import type { PageLanguage } from '#kernel/language.ts';

const settings = { sl: 'Nastavitve', en: 'Settings', hr: 'Postavke' };

/** The way back from a page of the settings. */
export function settingsCrumb(language: PageLanguage) {
  return [{ label: settings[language], href: '/settings' }];
}
