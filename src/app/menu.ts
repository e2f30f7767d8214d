/** The menus and the footer's links: all entries of the manual whose pages exist. */
import type { Slug } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Link, Menu, MenuItem } from '#ui/layout.ts';
import { menuTexts } from './menu-texts.ts';
import { texts } from './texts.ts';

/** What the supplier has written: a page without a text stands in no menu, nor does an empty archive. */
export type Written = { readonly pages: ReadonlySet<Slug>; readonly hasNews: boolean; readonly hasTerms: boolean };

type Parts = { readonly supplier: Supplier; readonly written: Written; readonly language: PageLanguage };

/** A line, and the page without which it is not there. */
type Entry = MenuItem & { readonly needs?: Slug | undefined };

/** For who is signed in: the year's work in the row, everything else folded. */
export function customerMenu(parts: Parts): Menu {
  const t = texts[parts.language].menu;
  const { benefits } = menuTexts[parts.language];
  return {
    main: [
      { href: '/', label: t.home, icon: 'home' },
      { href: '/readings/new', label: t.newReading, icon: 'meter' },
      { href: '/readings', label: t.readings, icon: 'clock' },
      { href: '/bills', label: t.bills, icon: 'bill' },
      { href: '/contracts', label: t.contracts, icon: 'contract' },
    ],
    more: [
      { href: '/payments', label: t.payments, icon: 'check' },
      { href: '/contracts/link', label: t.linkContract, icon: 'link' },
      { href: '/settings/reminders', label: t.reminders, icon: 'bell' },
      { href: '/messages', label: t.messages, icon: 'mail' },
      ...offered(parts),
      { href: '/benefits', label: benefits, icon: 'gift' },
      ...help(parts),
    ],
    own: [{ href: '/settings', label: t.settings, icon: 'settings' }],
  };
}

/** Before the log-in: what a stranger may ask and read. */
export function visitorMenu(parts: Parts): Menu {
  const t = texts[parts.language].menu;
  const [ask, ...rest] = help(parts);
  const inRow = rest.filter(({ href }) => ['/reading-dates', '/contact'].includes(href));
  return {
    main: [{ href: '/', label: t.home, icon: 'home' }, ...inRow],
    more: [...(ask ? [ask] : []), ...rest.filter((item) => !inRow.includes(item)), ...offered(parts)],
    own: [
      { href: '/login', label: t.login, icon: 'user' },
      { href: '/register', label: t.register, icon: 'plus' },
    ],
  };
}

/** What is to be read at any time, at the foot of each page. */
export function footerLinks({ supplier, written, language }: Parts): readonly Link[] {
  const t = texts[language].menu;
  const more = menuTexts[language];
  const page = (slug: Slug, label: string): Link[] => (written.pages.has(slug) ? [{ href: `/${slug}`, label }] : []);
  return [
    ...page('contact', t.contact),
    ...page('help', t.help),
    ...page('about', t.about),
    ...page('why', t.why(supplier.portalName)),
    ...page('links', more.links),
    ...(written.hasNews ? [{ href: '/news', label: more.news }] : []),
    ...page('legal', t.legal),
    ...(written.hasTerms
      ? [
          { href: '/terms', label: more.terms },
          { href: '/privacy', label: more.privacy },
        ]
      : []),
  ];
}

function offered(parts: Parts): readonly MenuItem[] {
  const t = menuTexts[parts.language];
  const { name } = parts.supplier;
  return existing(parts.written, [
    { href: '/sonce', label: t.sonce(name), icon: 'sun', needs: 'sonce' },
    { href: '/sonce/about', label: t.aboutSonce(name), icon: 'info', needs: 'sonce' },
    { href: '/e-mobility', label: t.charging, icon: 'car', needs: 'e-mobility' },
    { href: '/offers', label: t.offers, icon: 'tag' },
  ]);
}

function help({ supplier, written, language }: Parts): readonly MenuItem[] {
  const t = texts[language].menu;
  const more = menuTexts[language];
  return existing(written, [
    { href: '/ask', label: more.ask, icon: 'chat' },
    { href: '/reading-dates', label: t.readingDates, icon: 'calendar', needs: 'reading-dates' },
    { href: '/questions', label: t.questions, icon: 'question', needs: 'questions' },
    { href: '/contact', label: t.contact, icon: 'phone', needs: 'contact' },
    { href: '/help', label: t.help, icon: 'info', needs: 'help' },
    { href: '/why', label: t.why(supplier.portalName), icon: 'window', needs: 'why' },
  ]);
}

function existing(written: Written, entries: readonly Entry[]): readonly MenuItem[] {
  return entries
    .filter(({ needs }) => needs === undefined || written.pages.has(needs))
    .map(({ href, label, icon }) => ({ href, label, icon }));
}
