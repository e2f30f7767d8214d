import { anyone, type Visit } from '#features/accounts/index.ts';
import { html } from '#platform/html/html.ts';
import { orNotFound, page, type Page } from '#platform/http/exchange.ts';
import type { Library } from '../library.ts';
import { pageTexts } from '../texts.ts';
import { articleView } from '../view.ts';
import { standingOn } from './rules.ts';
import { versionHead, versionList } from './views.ts';

type Folder = 'terms' | 'privacy';

/** Addresses: `/terms` and `/privacy` with what holds today; `/terms/:version`, `/privacy/:version`. */
export function versionPages(library: Pick<Library, Folder>) {
  const show = (folder: Folder, visit: Visit): Promise<Page> => {
    const { language, today } = visit;
    const versions = library[folder].list(language);
    const standing = standingOn(versions, today);
    const asked = visit.params['version'];
    const holds = standing.current ?? standing.coming[0];
    const version = orNotFound(asked === undefined ? holds : versions.find(({ slug }) => slug === asked));
    const shown = { folder, version, standing, language };
    const home = { label: pageTexts(language).home, href: '/' };
    const above = asked === undefined || holds === undefined ? [] : [{ label: holds.title, href: `/${folder}` }];
    return Promise.resolve(
      page({
        title: version.title,
        crumbs: [home, ...above],
        main: articleView(version, {
          language,
          head: html`<div class="stack">${versionHead(shown)}</div>`,
          after: versionList(shown),
        }),
      }),
    );
  };
  return {
    showTerms: anyone(async (visit) => show('terms', visit)),
    showPrivacy: anyone(async (visit) => show('privacy', visit)),
  };
}
