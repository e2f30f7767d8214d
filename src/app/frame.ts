/** The frame round every page: word mark, menu, languages, footer, for whoever is visiting. */
import type { Visit } from '#features/accounts/index.ts';
import type { Library, Slug } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { pageLanguages, type PageLanguage } from '#kernel/language.ts';
import { html, renderBytes } from '#platform/html/html.ts';
import { keptFor } from '#platform/html/kept.ts';
import type { Page } from '#platform/http/exchange.ts';
import { layout, type Menu, type MenuItem, type PageAssets, type SupplierFrame } from '#ui/layout.ts';
import { texts } from './texts.ts';

/** The whole document for a page and its visitor, in UTF-8. */
export type Frame = (visit: Visit, reply: Page) => Buffer;

export type FrameParts = {
  readonly supplier: Supplier;
  /** A page without a file stands in no menu. */
  readonly library: Pick<Library, 'pages'>;
  readonly demo: boolean;
  readonly assets: PageAssets;
  /** The address of a script by its name. */
  readonly script: (name: string) => string;
};

export function createFrame({ supplier, library, demo, assets, script }: FrameParts): Frame {
  const madeFor = (language: PageLanguage) =>
    keptFor((pages: ReadonlySet<Slug>) => {
      const existing = linksOf(supplier, language).filter(({ slug }) => pages.has(slug));
      return {
        supplier: supplierFrame(supplier, { language, demo, links: existing }),
        menus: menusOf(language, existing),
      };
    });
  const frames = { sl: madeFor('sl'), en: madeFor('en'), hr: madeFor('hr') };
  return (visit, reply) => {
    const language = reply.language ?? visit.language;
    const ready = frames[language](library.pages());
    const signedIn = visit.account !== undefined;
    return renderBytes(
      layout(
        {
          language,
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

type PageLink = MenuItem & { readonly slug: Slug };

/** The supplier's own pages, by their labels in the manual. */
function linksOf(supplier: Supplier, language: PageLanguage): PageLink[] {
  const t = texts[language].menu;
  const link = (slug: Slug, label: string, icon: MenuItem['icon']): PageLink => ({
    slug,
    href: `/${slug}`,
    label,
    icon,
  });
  return [
    link('reading-dates', t.readingDates, 'calendar'),
    link('questions', t.questions, 'question'),
    link('contact', t.contact, 'phone'),
    link('why', t.why(supplier.portalName), 'window'),
    link('about', t.about, 'info'),
    link('help', t.help, 'chat'),
    link('legal', t.legal, 'bookmark'),
  ];
}

/** The manual's menu, as far as its pages exist. */
function menusOf(language: PageLanguage, links: readonly PageLink[]): { customer: Menu; visitor: Menu } {
  const t = texts[language].menu;
  const help = links.filter(({ slug }) => ['reading-dates', 'questions', 'contact', 'why'].includes(slug));
  return {
    customer: {
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
        ...help,
      ],
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

type Footer = { readonly language: PageLanguage; readonly demo: boolean; readonly links: readonly PageLink[] };

function supplierFrame(supplier: Supplier, { language, demo, links }: Footer): SupplierFrame {
  const { phone, phoneLink, phoneHours } = supplier.contact;
  return {
    wordmark: supplier.wordmark,
    demo: demo ? { href: '/demo/mailbox', label: texts[language].menu.mailbox } : undefined,
    footerLinks: links.filter(({ slug }) => ['about', 'help', 'contact', 'legal'].includes(slug)),
    contact: html`${texts[language].menu.phone} <a href="tel:${phoneLink}">${phone.replaceAll(' ', '\u00a0')}</a>, ${phoneHours[language]}`,
  };
}
