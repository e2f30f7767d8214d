/**
 * Pages: the supplier's own texts (help, contact, news, terms …), written in Markdown in the supplier's folder, and around
 * them what the portal knows: contacts, reading windows, versions. What always holds: a page without a file does not
 * exist and stands in no menu; a text without a translation is shown in Slovenian and says so.
 *
 * A feature with texts of its own puts them on a shelf: it describes it (`ShelfPlan`), opens it once with
 * `library.open(plan)` where the portal is put together, shows a text with `articleView`, and names the plan in
 * `src/app/content.ts` for `check-content`. A page of the menu is read with `library.find('sonce', language)`.
 */
export { contentPages } from './handlers.ts';
export { openLibrary, slugs, type FoundArticle, type Library, type Slug } from './library.ts';
export { publishedNews, type News } from './news/published.ts';
export { frontDay } from './shelf/front-matter.ts';
export { ArticleRefused } from './shelf/refused.ts';
export type { Shelf, ShelfPlan, ShelfText } from './shelf/shelf.ts';
export { changesSince, firstDayOf, type ChangedText } from './versions/changes.ts';
export { versionProblem } from './versions/rules.ts';
export { articleView, textList } from './view.ts';
export { checkContent } from './check/check-content.ts';
export type { Finding } from './check/finding.ts';
export type { AnyPlan } from './check/texts.ts';
export { pageShelf } from './library.ts';
export { guideShelf } from './guides/shelf.ts';
export { newsShelf } from './news/shelf.ts';
export { privacyShelf, termsShelf } from './versions/shelf.ts';
