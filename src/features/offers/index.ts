/**
 * Offers: what the supplier offers and what customers have for being customers, shown to whom it is for; and the requests
 * of who is interested, in an offer, in power of their own or in a charger at home. What always holds: personal offers
 * only for who has agreed to them, judged anew on every page; the same thing is asked for once; how a request stands is
 * said by the supplier or, taking it back, by who sent it.
 */
export { offerShelf, type Offer, type OfferFront } from './offer.ts';
export { offerPages } from './pages.ts';
export { sendRequest, type RequestParts } from './requests/actions.ts';
export { answerOfferRequest, listWaitingOfferRequests } from './requests/desk.ts';
export { houses, powers, type House, type Power } from './requests/facts.ts';
export { offerRequestPages } from './requests/pages.ts';
export { findLatestRequest, listRequests, type ListRequestsRow } from './requests/store.sql.ts';
export { doneNotice, interestByLogIn, interestPanel, requestList } from './requests/view.ts';
