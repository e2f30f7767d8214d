/**
 * Charging: the sessions of electric cars under an account's contracts, as the import brings them, and the request for a
 * charger at home. What always holds: a session is seen by who has linked its contract, and never changes.
 */
export { chargingPages } from './pages.ts';
