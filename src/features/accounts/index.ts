/**
 * Accounts: people who use the portal, how they sign in, and what they agreed to. An account by itself sees nothing of
 * any contract; what it may see comes from `contracts`. What always holds: one account per e-mail address, and only once
 * the mailbox was shown to be its owner's; passwords only as Argon2id hashes, sessions and one-time links only as hashes
 * of their tokens.
 */
export { alike } from './alike.ts';
export { parseEmail } from './emails.ts';
export { emailSubject } from './guessing.ts';
export { confirmPassword } from './confirmation.ts';
export { completeDueRecoveries, type ChangeParts } from './email-change/confirmation.ts';
export { beginRecovery } from './email-change/recovery.ts';
export { letterFrom, letterLanguage } from './letters.ts';
export { localPath } from './local-path.ts';
export { accountPages } from './pages.ts';
export { passwordQuestion } from './password-question.ts';
export { hashPassword } from './passwords.ts';
export { parsePhone, writePhone } from './phones.ts';
export { proofOfWork } from './registration/views.ts';
export { noProblems, problemsOf, type Problems } from './problems.ts';
export { logInCard } from './sign-in/views.ts';
export { openAccount } from './open-account.ts';
export { settingsFrame } from './settings/frame.ts';
export { endSession, findSession, sessionCookie, startSession, type SignedIn } from './sessions.ts';
export { writeMoment } from './moments.ts';
export { setLanguage } from './store.sql.ts';
export { deleteExpired } from './sweep.ts';
export { hashToken, isToken, newToken } from './tokens.ts';
export { problemsAbove } from './views.ts';
export { anyone, customer, whoeverHolds, type CustomerVisit, type Guarded, type Visit } from './visit.ts';
