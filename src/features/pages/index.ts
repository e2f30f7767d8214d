/**
 * Pages: the supplier's own texts (help, contact, terms …), written in Markdown in the supplier's folder, and around
 * them what the portal knows: contacts, reading windows, versions. What always holds: a page without a file does not
 * exist and stands in no menu; a text without a translation is shown in Slovenian and says so.
 */
export { contentPages } from './handlers.ts';
export { openLibrary, slugs, type Library, type Slug } from './library.ts';
export { ArticleRefused } from './markdown.ts';
