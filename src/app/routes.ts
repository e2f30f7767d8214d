/** Every address of the portal, with its guard and who answers it. Read this first. */
import { accountPages, type Guarded } from '#features/accounts/index.ts';
import { billNoticePages, billPages, billRequestPages, eInvoicePages } from '#features/bills/index.ts';
import { calendarPages } from '#features/calendar/index.ts';
import { chargingPages } from '#features/charging/index.ts';
import { contractPages } from '#features/contracts/index.ts';
import { callBackPages, conversationPages } from '#features/conversations/index.ts';
import { homePages } from '#features/home/index.ts';
import { manualPages } from '#features/manual/index.ts';
import { mailboxPages } from '#features/mailbox/index.ts';
import { messagePages } from '#features/messages/index.ts';
import { offerPages, offerRequestPages } from '#features/offers/index.ts';
import { contentPages } from '#features/pages/index.ts';
import { readingPages } from '#features/readings/index.ts';
import { reminderPages } from '#features/reminders/index.ts';
import { rightsPages } from '#features/rights/index.ts';
import { selfSupplyPages } from '#features/self-supply/index.ts';
import type { Method } from '#platform/http/exchange.ts';
import type { Dependencies } from './dependencies.ts';

export type Route = readonly [method: Method, path: string, open: Guarded];

export function routes(parts: Dependencies): Route[] {
  const accounts = accountPages({ ...parts, legal: { terms: '/terms', privacy: '/privacy' } });
  const home = homePages(parts);
  return [
    ['GET', '/', home.showHome],

    ['GET', '/register', accounts.showRegistration],
    ['POST', '/register', accounts.register],
    ['GET', '/register/sent', accounts.showRegistrationSent],
    ['GET', '/register/wait/:ticket', accounts.showRegistrationWait],
    ['POST', '/register/wait/:ticket', accounts.finishRegistration],
    ['GET', '/activate/:token', accounts.showActivation],
    ['POST', '/activate/:token', accounts.activate],
    ['GET', '/activated', accounts.showActivated],
    ['GET', '/captcha', accounts.sendChallenge],
    ['GET', '/post-codes/:code', accounts.sendPost],

    ['GET', '/login', accounts.showLogIn],
    ['POST', '/login', accounts.logIn],
    ['POST', '/logout', accounts.logOut],
    ['GET', '/forgot-password', accounts.showForgotten],
    ['POST', '/forgot-password', accounts.askForNewPassword],
    ['GET', '/forgot-password/sent', accounts.showForgottenSent],
    ['GET', '/new-password/:token', accounts.showNewPassword],
    ['POST', '/new-password/:token', accounts.setNewPassword],

    ...settings(accounts),
    ...calendars(parts),
    ...linking(parts),
    ...reading(parts),
    ...bills(parts),
    ...beforeNewTerms(conversations(parts)),
    ...guests(parts),
    ...offers(parts),
    ...content(parts),
    ...manual(),
    ...rights(parts),
    ...reminders(parts),
    ...messages(parts),
    ...(parts.demo ? mailbox(parts) : []),
  ];
}

function settings(accounts: ReturnType<typeof accountPages>): Route[] {
  return [
    ['GET', '/settings', accounts.showSettings],
    ['GET', '/settings/profile', accounts.showProfile],
    ['POST', '/settings/profile', accounts.changeProfile],
    ['GET', '/settings/password', accounts.showPassword],
    ['POST', '/settings/password', accounts.changePassword],
    ['GET', '/settings/sessions', accounts.showSessions],
    ['POST', '/settings/sessions/others/end', accounts.endOtherSessions],
    ['POST', '/settings/sessions/:id/end', accounts.endSession],
    ['GET', '/settings/consents', accounts.showConsents],
    ['POST', '/settings/consents', accounts.answerOffers],
    ['GET', '/settings/email', accounts.showEmailChange],
    ['POST', '/settings/email', accounts.askForEmailChange],
    ['POST', '/settings/email/cancellation', accounts.callOffEmailChange],
    ['GET', '/email-change/:token', accounts.showEmailLink],
    ['POST', '/email-change/:token', accounts.answerEmailLink],
    ['GET', '/consent-withdrawal', accounts.showConsentWithdrawal],
    ['POST', '/consent-withdrawal', accounts.askForConsentWithdrawal],
    ['GET', '/consent-withdrawal/sent', accounts.showConsentWithdrawalSent],
    ['GET', '/consent-withdrawal/:token', accounts.showConsentWithdrawalLink],
    ['POST', '/consent-withdrawal/:token', accounts.withdrawConsent],
  ];
}

/** Also for who has not agreed to new terms: to ask about them, say. */
function beforeNewTerms(list: Route[]): Route[] {
  return list.map(([method, path, open]) => [method, path, { ...open, beforeNewTerms: true }]);
}

function conversations(parts: Dependencies): Route[] {
  const pages = { ...conversationPages(parts), ...callBackPages(parts) };
  return [
    ['GET', '/ask', pages.showAsk],
    ['GET', '/bills/:id/question', pages.askAboutBill],
    ['GET', '/conversations', pages.showConversations],
    ['POST', '/conversations', pages.ask],
    ['GET', '/conversations/:id', pages.showConversation],
    ['POST', '/conversations/:id/messages', pages.write],
    ['POST', '/conversations/:id/closing', pages.close],
    ['POST', '/conversations/:id/reopening', pages.reopen],
    ['GET', '/conversations/:id/attachments/:attachment', pages.sendAttachment],
    ['GET', '/call-back', pages.showCallBack],
    ['POST', '/call-back', pages.bookCallBack],
    ['POST', '/call-back/:id/cancellation', pages.cancelCallBack],
  ];
}

/** Questions of people without an account, and their conversations by a secret address. */
function guests(parts: Dependencies): Route[] {
  const pages = conversationPages(parts);
  return [
    ['POST', '/ask', pages.askAsGuest],
    ['GET', '/ask/sent', pages.showAskSent],
    ['GET', '/ask/wait/:ticket', pages.showAskWait],
    ['POST', '/ask/wait/:ticket', pages.finishAsking],
    ['GET', '/ask/confirm/:token', pages.showConfirmation],
    ['POST', '/ask/confirm/:token', pages.confirm],
    ['GET', '/ask/conversations/:key', pages.showGuestConversation],
    ['POST', '/ask/conversations/:key/messages', pages.writeAsGuest],
    ['POST', '/ask/conversations/:key/closing', pages.closeAsGuest],
    ['POST', '/ask/conversations/:key/reopening', pages.reopenAsGuest],
    ['GET', '/ask/conversations/:key/attachments/:attachment', pages.sendGuestAttachment],
  ];
}

function linking(parts: Dependencies): Route[] {
  const contracts = contractPages(parts);
  return [
    ['GET', '/contracts', contracts.showContracts],
    ['GET', '/contracts/link', contracts.showLink],
    ['POST', '/contracts/link', contracts.link],
    ['GET', '/contracts/:id/removal', contracts.showRemoval],
    ['POST', '/contracts/:id/removal', contracts.remove],
  ];
}

function reading(parts: Dependencies): Route[] {
  const readings = readingPages(parts);
  return [
    ['GET', '/readings/new', readings.showNew],
    ['POST', '/readings/new', readings.submit],
    ['GET', '/readings/receipts/:id', readings.showReceipt],
    ['GET', '/readings', readings.showList],
    ['GET', '/readings/export.xlsx', readings.exportExcel],
    ['GET', '/readings/export.csv', readings.exportCsv],
    ['GET', '/readings/:id/withdrawal', readings.showWithdrawal],
    ['POST', '/readings/:id/withdrawal', readings.withdraw],
  ];
}

function calendars(parts: Dependencies): Route[] {
  const calendar = calendarPages(parts);
  return [
    ['GET', '/settings/calendar', calendar.showCalendar],
    ['POST', '/settings/calendar', calendar.makeFeed],
    ['POST', '/settings/calendar/removal', calendar.removeFeed],
    ['GET', '/calendar/:file', calendar.sendFeed],
  ];
}

function bills(parts: Dependencies): Route[] {
  const pages = billPages(parts);
  return [
    ['GET', '/bills', pages.showBills],
    ['GET', '/bills/export.xlsx', pages.exportBills],
    ['GET', '/bills/documents.zip', pages.sendDocuments],
    ['GET', '/bills/:id', pages.showBill],
    ['GET', '/bills/:id/document', pages.sendDocument],
    ['GET', '/bills/:id/explanation', pages.showExplanation],
    ['GET', '/bills/:id/slip.pdf', pages.sendSlip],
    ['GET', '/payments', pages.showPayments],
    ['GET', '/payments/export.xlsx', pages.exportPayments],
    ...billSettings(parts),
  ];
}

function billSettings(parts: Dependencies): Route[] {
  const pages = {
    ...eInvoicePages(parts),
    ...billRequestPages(parts),
    ...billNoticePages(parts),
  };
  return [
    ['GET', '/bills/:id/e-invoice.xml', pages.sendEInvoice],
    ['GET', '/settings/bills', pages.showNotices],
    ['POST', '/settings/bills', pages.saveNotices],
    ['GET', '/contracts/:id/billing', pages.showBilling],
    ['POST', '/contracts/:id/billing', pages.ask],
    ['POST', '/bill-requests/:id/withdrawal', pages.withdraw],
    ['GET', '/bill-requests/:id/mandate.pdf', pages.sendMandate],
  ];
}

function content(parts: Dependencies): Route[] {
  const pages = contentPages(parts);
  return [
    ['GET', '/why', pages.showWhy],
    ['GET', '/contact', pages.showContact],
    ['GET', '/questions', pages.showQuestions],
    ['GET', '/reading-dates', pages.showReadingDates],
    ['GET', '/links', pages.showLinks],
    ['GET', '/about', pages.showAbout],
    ['GET', '/help', pages.showHelp],
    ['GET', '/help/:slug', pages.showGuide],
    ['GET', '/news', pages.showArchive],
    ['GET', '/news/feed.xml', pages.sendFeed],
    ['GET', '/news/:slug', pages.showNews],
    ['GET', '/legal', pages.showLegal],
    ['GET', '/terms', pages.showTerms],
    ['GET', '/terms/:version', pages.showTerms],
    ['GET', '/privacy', pages.showPrivacy],
    ['GET', '/privacy/:version', pages.showPrivacy],
    ['GET', '/pictures/:file', pages.sendPicture],
  ];
}

function offers(parts: Dependencies): Route[] {
  const pages = { ...offerPages(parts), ...offerRequestPages(parts) };
  const sonce = selfSupplyPages(parts);
  const charging = chargingPages(parts);
  return [
    ['GET', '/offers', pages.showOffers],
    ['GET', '/benefits', pages.showBenefits],
    ['GET', '/offers/:slug', pages.showOffer],
    ['POST', '/offers/:slug/request', pages.ask],
    ['POST', '/offer-requests/:id/withdrawal', pages.withdraw],
    ['GET', '/sonce', sonce.showBalance],
    ['GET', '/sonce/export.xlsx', sonce.exportExcel],
    ['GET', '/sonce/export.csv', sonce.exportCsv],
    ['GET', '/sonce/about', sonce.showAbout],
    ['POST', '/sonce/about', sonce.ask],
    ['GET', '/e-mobility', charging.showCharging],
    ['GET', '/e-mobility/export.xlsx', charging.exportExcel],
    ['GET', '/e-mobility/charger', charging.showCharger],
    ['POST', '/e-mobility/charger', charging.askForCharger],
  ];
}

function rights(parts: Dependencies): Route[] {
  const pages = rightsPages(parts);
  return [
    ['GET', '/new-terms', pages.showNewTerms],
    ['POST', '/new-terms', pages.answerNewTerms],
    ['GET', '/settings/access', pages.showAccess],
    ['GET', '/settings/data', pages.showArchive],
    ['POST', '/settings/data', pages.askForArchive],
    ['POST', '/settings/data/confirmation', pages.confirmForArchive],
    ['GET', '/settings/data/:id/progress', pages.sendArchiveProgress],
    ['GET', '/settings/data/:id/archive.zip', pages.sendArchive],
    ['GET', '/settings/deletion', pages.showDeletion],
    ['POST', '/settings/deletion', pages.askForDeletion],
    ['POST', '/settings/deletion/cancellation', pages.callOffDeletion],
  ];
}

function reminders(parts: Dependencies): Route[] {
  const pages = reminderPages(parts);
  return [
    ['GET', '/settings/reminders', pages.showReminders],
    ['POST', '/settings/reminders', pages.save],
    ['POST', '/settings/reminders/switch', pages.switchOnForm],
    ['POST', '/settings/reminders/offer', pages.answerOffer],
    ['GET', '/settings/mobile', pages.showMobile],
    ['POST', '/settings/mobile', pages.askForCode],
    ['POST', '/settings/mobile/code', pages.confirm],
    ['POST', '/settings/mobile/removal', pages.remove],
    ['GET', '/s/:code', pages.showStop],
    ['POST', '/s/:code', pages.stop],
    ['POST', '/s/:code/undo', pages.undo],
  ];
}

function messages(parts: Dependencies): Route[] {
  const pages = messagePages(parts);
  return [
    ['GET', '/messages', pages.showMessages],
    ['POST', '/messages/resumption', pages.resume],
    ['GET', '/sms/delivery/:id/:mac', pages.reportFromKannel],
    ['POST', '/sms/delivery/:id/:mac', pages.reportFromTwilio],
  ];
}

function manual(): Route[] {
  const pages = manualPages();
  return [
    ['GET', '/help/manual', pages.showContents],
    ['GET', '/help/manual.pdf', pages.sendPdf],
    ['GET', '/help/manual/all', pages.showAll],
    ['GET', '/help/manual/:chapter', pages.showChapter],
    ['GET', '/help/manual/pictures/:language/:file', pages.sendPicture],
  ];
}

function mailbox(parts: Dependencies): Route[] {
  const pages = mailboxPages(parts);
  return [
    ['GET', '/demo/mailbox', pages.showMailbox],
    ['GET', '/demo/mailbox/phones/:number', pages.showPhone],
    ['GET', '/demo/mailbox/:id', pages.showMessage],
    ['GET', '/demo/mailbox/:id/html', pages.sendMailHtml],
  ];
}
