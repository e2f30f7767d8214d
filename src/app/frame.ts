/** The frame round every page: word mark, menu, languages, footer, for whoever is visiting. */
import type { Visit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { pageLanguages, type PageLanguage } from '#kernel/language.ts';
import { html, render } from '#platform/html/html.ts';
import type { Page } from '#platform/http/exchange.ts';
import { layout, type Menu, type PageAssets, type SupplierFrame } from '#ui/layout.ts';
import { texts } from './texts.ts';

/** The whole document for a page and its visitor. */
export type Frame = (visit: Visit, reply: Page) => string;

export type FrameParts = {
  readonly supplier: Supplier;
  readonly demo: boolean;
  readonly assets: PageAssets;
  /** The address of a script by its name. */
  readonly script: (name: string) => string;
};

export function createFrame({ supplier, demo, assets, script }: FrameParts): Frame {
  const frames = {
    sl: { supplier: supplierFrame(supplier, 'sl', demo), menus: menusOf(supplier, 'sl') },
    en: { supplier: supplierFrame(supplier, 'en', demo), menus: menusOf(supplier, 'en') },
  };
  return (visit, reply) => {
    const ready = frames[visit.language];
    const signedIn = visit.account !== undefined;
    return render(
      layout(
        {
          language: visit.language,
          languages: pageLanguages,
          path: visit.address,
          supplier: ready.supplier,
          assets,
          menu: signedIn ? ready.menus.customer : ready.menus.visitor,
          logOutToken: signedIn ? visit.formToken() : undefined,
        },
        {
          title: reply.title,
          main: reply.main,
          refused: reply.status === 422,
          ...(reply.crumbs === undefined ? {} : { crumbs: reply.crumbs }),
          frame: reply.frame,
          ...(reply.scripts === undefined ? {} : { scripts: reply.scripts.map(script) }),
        },
      ),
    );
  };
}

/** The manual's menu, as far as its pages exist. */
function menusOf(supplier: Supplier, language: PageLanguage): { customer: Menu; visitor: Menu } {
  const t = texts[language].menu;
  const help = [
    { href: '/reading-dates', label: t.readingDates, icon: 'calendar' },
    { href: '/questions', label: t.questions, icon: 'question' },
    { href: '/contact', label: t.contact, icon: 'phone' },
    { href: '/why', label: t.why(supplier.portalName), icon: 'window' },
  ] as const;
  return {
    customer: {
      main: [
        { href: '/', label: t.home, icon: 'home' },
        { href: '/readings/new', label: t.newReading, icon: 'meter' },
        { href: '/readings', label: t.readings, icon: 'clock' },
        { href: '/contracts', label: t.contracts, icon: 'contract' },
      ],
      more: [{ href: '/contracts/link', label: t.linkContract, icon: 'link' }, ...help],
      own: [{ href: '/settings', label: t.settings, icon: 'settings' }],
    },
    visitor: {
      main: [{ href: '/', label: t.home, icon: 'home' }, ...help.slice(0, 3)],
      own: [
        { href: '/login', label: t.login, icon: 'user' },
        { href: '/register', label: t.register, icon: 'plus' },
      ],
    },
  };
}

function supplierFrame(supplier: Supplier, language: PageLanguage, demo: boolean): SupplierFrame {
  const t = texts[language].menu;
  const { phone, phoneLink, phoneHours } = supplier.contact;
  return {
    wordmark: supplier.wordmark,
    demo,
    footerLinks: [
      { href: '/about', label: t.about },
      { href: '/help', label: t.help },
      { href: '/contact', label: t.contact },
      { href: '/legal', label: t.legal },
    ],
    contact: html`${t.phone} <a href="tel:${phoneLink}">${phone}</a>, ${phoneHours[language]}`,
  };
}
