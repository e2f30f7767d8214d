/**
 * Home: the first page. Signed out it says what the portal is and offers the log-in; signed in it shows the one thing
 * that is due now, what the supplier has answered, the metering points with their last readings, the latest news, and the
 * way to everything else.
 */
export { homePages } from './handlers.ts';
export type { HomeTiles } from './home-facts.ts';
