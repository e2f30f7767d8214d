/**
 * Home: the first page. Signed out it says what the portal is and offers the log-in; signed in it shows the one thing
 * that is due now, the metering points with their last readings, and the way to everything else.
 */
export { homePages } from './handlers.ts';
