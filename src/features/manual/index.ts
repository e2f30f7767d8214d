/**
 * The manual: how customers use the portal, chapter by chapter, with pictures of its pages. It is part of the software, in
 * docs/manual; `npm run manual` takes its pictures anew. What always holds: what it calls a label is one, and what it
 * calls a page is one (`npm run check`); its pictures are taken from the portal itself.
 */
export { manualLanguages, manualFolder, openManual, type Book, type Manual, type ManualLanguage } from './book.ts';
export { manualPages } from './pages.ts';
export { manualInvitation } from './view.ts';
