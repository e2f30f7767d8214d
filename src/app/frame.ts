/** The frame round every page: word mark, menu, languages, footer, for whoever is visiting. */
import type { Visit } from '#features/accounts/index.ts';
import { deletionNotice } from '#features/rights/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { pageLanguages, type PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { keptFor } from '#platform/html/kept.ts';
import type { Page } from '#platform/http/exchange.ts';
import { layout, type Link, type PageAssets, type SupplierFrame } from '#ui/layout.ts';
import type { Menus } from './menu.ts';
import { texts } from './texts.ts';

/** The whole document for a page and its visitor. */
export type Frame = (visit: Visit, reply: Page) => Html;

export type FrameParts = {
  readonly supplier: Supplier;
  readonly menus: (language: PageLanguage) => Menus;
  readonly demo: boolean;
  readonly assets: PageAssets;
  /** The address of a script by its name. */
  readonly script: (name: string) => string;
};

export function createFrame({ supplier, menus, demo, assets, script }: FrameParts): Frame {
  const framed = keptFor(({ language, footer }: Menus) => supplierFrame(supplier, { language, demo, links: footer }));
  return (visit, reply) => {
    const language = reply.language ?? visit.language;
    const ready = menus(language);
    const signedIn = visit.account !== undefined;
    const ending = reply.frame === 'gate' ? undefined : deletionNotice(visit, supplier.timeZone);
    return layout(
      {
        language,
        languages: pageLanguages,
        path: visit.address,
        supplier: framed(ready),
        assets,
        menu: signedIn ? ready.customer : ready.visitor,
        logOutToken: signedIn ? visit.formToken() : undefined,
      },
      {
        title: reply.title,
        main: ending === undefined ? reply.main : html`${ending}${reply.main}`,
        refused: reply.status === 422,
        ...(reply.crumbs === undefined ? {} : { crumbs: reply.crumbs }),
        frame: reply.frame,
        feed: reply.feed,
        refreshSeconds: reply.refreshSeconds,
        ...(reply.scripts === undefined ? {} : { scripts: reply.scripts.map(script) }),
      },
    );
  };
}

type Footer = { readonly language: PageLanguage; readonly demo: boolean; readonly links: readonly Link[] };

function supplierFrame(supplier: Supplier, { language, demo, links }: Footer): SupplierFrame {
  const { phone, phoneLink, phoneHours } = supplier.contact;
  return {
    wordmark: supplier.wordmark,
    demo: demo ? { href: '/demo/mailbox', label: texts[language].menu.mailbox } : undefined,
    footerLinks: links,
    contact: html`${texts[language].menu.phone} <a href="tel:${phoneLink}">${phone.replaceAll(' ', '\u00a0')}</a>, ${phoneHours[language]}`,
  };
}
