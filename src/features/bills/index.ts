/**
 * Bills: what a contract was charged for a period, and what settles it. A bill comes from the billing system, whole, with
 * its lines, the readings it stands on and its PDF, and is never changed: a correction is a credit note that cancels it,
 * and a new bill. What always holds: the lines, VAT per rate and total agree to the cent; what is open is what was to be
 * paid less what was settled; and nobody sees a bill of a contract that they have not linked.
 */
export { billNoticeJobs, billNoticeRechecks } from './notices/job.ts';
export { billNoticePages } from './notices/pages.ts';
export { listDueBills, type ListDueBillsRow } from './notices/store.sql.ts';
export { billPages } from './pages/pages.ts';
export { answerRequest, listWaitingRequests } from './requests/desk.ts';
export { billRequestPages } from './requests/pages.ts';
export { eInvoicePages } from './ubl/download.ts';
export { owedWords, type OwedNow } from './pages/owed-words.ts';
