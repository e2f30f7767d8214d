/**
 * Rights over one's data: who has looked at it, an archive of all of it, agreeing to new terms, and the end of an
 * account. (The address one signs in with and consents are changed in `accounts`.) What always holds: nobody gets
 * another's data, not even from an archive made before a link ended; an account ends only after a cooling-off, and then
 * leaves nothing that leads to a person, but for what the law asks to keep.
 */
export { startArchivist } from './archive/archivist.ts';
export { deletionNotice } from './deletion/pages.ts';
export { findConsentProofs, showAccount } from './desk/desk.ts';
export { rightsJobs } from './jobs.ts';
export { rightsPages } from './pages.ts';
export { newTermsDetour } from './terms/pages.ts';
